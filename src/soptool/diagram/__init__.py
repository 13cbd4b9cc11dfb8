"""A flow as a picture in table rows: grid in, plan out. Knows nothing of SOP files.

The stages of a drawing, in their order (`draw`); `fit` goes through them until nothing is at fault:

| stage | from → to | file |
| --- | --- | --- |
| what is to be drawn | rows, columns, nodes, edges of one table: `Grid` | `grid` |
| starts and ends by the agency's style | Grid → `Chart` | `capsules`, `chart` |
| cut where a page ends | Chart → `ChartPage`s, joined by lettered connectors | `pages` |
| numbers in place of names | ChartPage → `Sheet`: bands of boxes, links, wires | `sheet` |
| where lines can run | Sheet → `Lattice`, free of all sizes | `lattice` |
| every way of one wire, cheapest first | Lattice → `Candidate`s | `candidates`, `weights` |
| what two ways cost each other | pairs of `Route`s → price | `route`, `bars`, `meeting`, `prices` |
| one way for each wire | candidates → routes that cost least together | `search`, `resolve` |
| who runs where in a gutter | routes → `Tracks` | `constraints`, `tracks` |
| how large symbols and columns are | tracks → `Columns` | `sizes`, `growth`, `lettering` |
| how high rows are | columns → `Bands` | `bands` |
| places in millimetres | → `Layout` | `geometry` |
| corners to try for words, best first | connector, symbol → places | `corners` |
| what words would touch, or be read for | → clear or not | `clearance`, `surroundings`, `course` |
| words beside lines and symbols | layout → `Label`s | `labels` |
| cut at row borders | → `Plan`, which painters print | `strips`, `plan` |
| one drawing | Plan → SVG | `svg`, `frame` |
| a look at what was drawn | SVG → `Verdict` | `checker/`, `enlargement` |
"""
