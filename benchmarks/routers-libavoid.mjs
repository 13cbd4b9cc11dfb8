// Routes by libavoid-js: cases as JSON on standard input, polylines and ms on standard output.
// Lines leave below or at the sides and enter at the top or the sides, as in the form.
import { readFileSync } from "node:fs";
import { AvoidLib } from "libavoid-js";

await AvoidLib.load("./node_modules/libavoid-js/dist/libavoid.wasm");
const avoid = AvoidLib.getInstance();

const ORTHOGONAL = 2;
const PARAMETERS = { 0: 50, 2: 200, 4: 110, 5: 100, 6: 4, 7: 5 }; // segment, crossing, shared, port, buffer, nudge
const [LEAVE, ENTER] = [1, 2];
const [UP, DOWN, LEFT, RIGHT] = [1, 2, 4, 8];

function pin(shape, kind, x, y, direction, cost) {
  const made = new avoid.ShapeConnectionPin(shape, kind, x, y, true, 0, direction);
  made.setExclusive(false);
  made.setConnectionCost(cost);
}

function addShape(router, [left, top, right, bottom]) {
  const box = new avoid.Rectangle(new avoid.Point(left, top), new avoid.Point(right, bottom));
  const shape = new avoid.ShapeRef(router, box);
  pin(shape, LEAVE, 0.5, 1, DOWN, 0);
  pin(shape, ENTER, 0.5, 0, UP, 0);
  for (const kind of [LEAVE, ENTER]) {
    pin(shape, kind, 0, 0.5, LEFT, 20);
    pin(shape, kind, 1, 0.5, RIGHT, 20);
  }
  return shape;
}

function points(line) {
  const route = line.displayRoute();
  return Array.from({ length: route.size() }, (_, i) => {
    const point = route.get_ps ? route.get_ps(i) : route.at(i);
    return [point.x, point.y];
  });
}

function route({ boxes, lines }) {
  const started = performance.now();
  const router = new avoid.Router(ORTHOGONAL);
  for (const [key, value] of Object.entries(PARAMETERS)) router.setRoutingParameter(+key, value);
  router.setRoutingOption(0, false); // no nudging at shapes: pins stay in their middle
  router.setRoutingOption(4, true); // nudge shared paths with a common end
  const shapes = Object.fromEntries(
    Object.entries(boxes).map(([id, box]) => [id, addShape(router, box)]),
  );
  const made = lines.map(([source, target]) => {
    const ends = [
      new avoid.ConnEnd(shapes[source], LEAVE),
      new avoid.ConnEnd(shapes[target], ENTER),
    ];
    const line = new avoid.ConnRef(router, ...ends);
    line.setHateCrossings?.(true);
    return line;
  });
  router.processTransaction();
  return { lines: made.map(points), ms: performance.now() - started };
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(route)));
