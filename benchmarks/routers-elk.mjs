// Layouts by ELK layered, asked to keep positions: cases as JSON on standard input; polylines, where
// the boxes went, and ms on standard output.
import { readFileSync } from "node:fs";
import ELK from "elkjs";

const elk = new ELK();
const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.layered.cycleBreaking.strategy": "INTERACTIVE",
  "elk.layered.layering.strategy": "INTERACTIVE",
  "elk.layered.crossingMinimization.semiInteractive": "true",
  "elk.layered.nodePlacement.strategy": "INTERACTIVE",
  "elk.separateConnectedComponents": "false",
};

function node([id, [left, top, right, bottom]]) {
  const position = { "elk.position": `(${left},${top})` };
  return {
    id,
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    layoutOptions: position,
  };
}

function points({ sections }) {
  if (!sections) return [];
  const [{ startPoint, bendPoints = [], endPoint }] = sections;
  return [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [x, y]);
}

async function layout({ boxes, lines }) {
  const edges = lines.map(([source, target], i) => ({
    id: `line ${i}`,
    sources: [source],
    targets: [target],
  }));
  const graph = {
    id: "form",
    layoutOptions: OPTIONS,
    children: Object.entries(boxes).map(node),
    edges,
  };
  const started = performance.now();
  const done = await elk.layout(graph);
  const ms = performance.now() - started;
  const moved = done.children.map(({ id, x, y, width, height }) => [
    id,
    [x, y, x + width, y + height],
  ]);
  return { lines: done.edges.map(points), boxes: Object.fromEntries(moved), ms };
}

const found = [];
for (const one of JSON.parse(readFileSync(0, "utf8"))) found.push(await layout(one));
process.stdout.write(JSON.stringify(found));
