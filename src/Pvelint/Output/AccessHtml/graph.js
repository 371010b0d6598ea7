// Ways to more, drawn from left to right: the principal, the steps, what stands at the end. The same stands below in words.
const TARGETS = ['the whole cluster', 'root on a host', 'other guests', 'data'];
const BOX = { who: 100, step: 190, target: 90, gap: 22, line: 15, pad: 9 };

const waysOf = p => (data.principals[p].ways ?? []).map(w => data.ways[w]);
const stepsOf = way => way.steps.map(s => data.steps[s]);

function escalation(p) {
  const ways = waysOf(p);
  if (ways.length === 0) {
    return null;
  }
  const items = ways.map((way, i) => wayItem(p, way, i));
  return [
    heading(3, ways.length === 1 ? 'One way to more' : `${ways.length} ways to more`),
    element('div', { class: 'graph', tabindex: 0, role: 'group', 'aria-label': 'Ways drawn as a graph; the list below says the same' }, drawGraph(p, ways, items)),
    element('div', { class: 'ways' }, ...items),
  ];
}

function wayItem(p, way, i) {
  return element('details', { id: 'way' + i, open: i === 0 },
    element('summary', {}, element('b', {}, `To ${TARGETS[way.target]}`), ' with ', stepsOf(way)[0].needs.map(([privilege, path]) => `${privilege} on ${path}`).join(', ') || stepsOf(way)[0].fact),
    element('ol', {}, ...stepsOf(way).map(step => element('li', {},
      step.call ? element('code', {}, step.call) : null, ' ', step.does, step.as ? element('span', { class: 'dim' }, ` (as ${step.as})`) : null,
      step.needs.length ? element('p', {}, 'needs ', ...list(step.needs.map(([privilege, path]) => needLink(p, privilege, path)))) : null,
      step.closes ? element('p', {}, element('b', {}, 'closed by: '), step.closes) : null,
      element('p', { class: 'dim' }, step.source)))));
}

// Where a need names any object, what the principal holds right above is the answer.
function needLink(p, privilege, path) {
  let known = path;
  while (!indexOfPath.has(known)) {
    known = known.slice(0, known.lastIndexOf('/')) || '/';
  }
  const family = data.privileges.find(one => one.name === privilege)?.family ?? null;
  return link(`${privilege} on ${path}`, () => show(permissions(p, indexOfPath.get(known), family)));
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

// Breaks a text at blanks, slashes and dots so that no line is longer.
function wrap(text, length) {
  const lines = [''];
  for (const piece of text.split(/(?<=[\s/.,-])/)) {
    const whole = lines[lines.length - 1] + piece;
    if (whole.length <= length || lines[lines.length - 1] === '') {
      lines[lines.length - 1] = whole;
    } else {
      lines.push(piece);
    }
  }
  return lines.flatMap(line => line.length <= length ? [line.trimEnd()] : line.match(new RegExp(`.{1,${length}}`, 'gsu'))).slice(0, 4);
}

function drawGraph(p, ways, items) {
  const depth = Math.max(...ways.map(way => way.steps.length));
  const xOfStep = n => BOX.who + BOX.gap + n * (BOX.step + BOX.gap);
  const width = xOfStep(depth) + BOX.target;
  const rowsOfBoxes = [];
  let y = 4;
  for (const way of ways) {
    const texts = stepsOf(way).map((step, n, steps) => [...wrap(titleOf(step, steps[n - 1]), 23).map(text => [text, 'bold']),
      ...step.needs.slice(0, 3).flatMap(([privilege, path]) => wrap(`${privilege} on ${path}`, 25).map(text => [text, '']))]);
    const height = Math.max(...texts.map(lines => lines.length)) * BOX.line + 2 * BOX.pad;
    rowsOfBoxes.push({ y, height, texts, middle: y + height / 2 });
    y += height + 12;
  }
  const middle = (y - 12) / 2;
  const edges = svg('g', { class: 'edges' });
  const boxes = svg('g', {});
  boxes.append(box('who', 0, middle, BOX.who, wrap(data.principals[p].id, 12).map(text => [text, 'bold'])));
  const targets = [...new Set(ways.map(way => way.target))];
  const targetMiddle = new Map(targets.map(target => {
    const middles = rowsOfBoxes.filter((_, i) => ways[i].target === target).map(row => row.middle);
    return [target, (middles[0] + middles[middles.length - 1]) / 2];
  }));
  ways.forEach((way, i) => {
    const row = rowsOfBoxes[i];
    let from = [BOX.who, middle];
    row.texts.forEach((lines, n) => {
      edges.append(edge(from, [xOfStep(n), row.middle], i));
      const step = box('step', xOfStep(n), row.middle, BOX.step, lines, row.height);
      Object.entries({ tabindex: 0, role: 'button', 'data-way': i })
        .forEach(([name, value]) => step.setAttribute(name, value));
      step.addEventListener('click', () => follow(i, items));
      step.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          follow(i, items);
        }
      });
      boxes.append(step);
      from = [xOfStep(n) + BOX.step, row.middle];
    });
    edges.append(edge(from, [xOfStep(depth), targetMiddle.get(way.target)], i));
  });
  targets.forEach(target => boxes.append(box('target t' + target, xOfStep(depth), targetMiddle.get(target), BOX.target, wrap(TARGETS[target], 12).map(text => [text, 'bold']))));
  return svg('svg', { width, height: Math.max(y - 8, 48), viewBox: `0 0 ${width} ${Math.max(y - 8, 48)}` }, edges, boxes);
}

// The fact, and where it goes on for several steps, what the next one calls or does.
const titleOf = (step, before) => step.fact !== before?.fact ? step.fact.replaceAll('-', ' ') : step.call || step.does;

function box(kind, x, middle, width, lines, height = lines.length * BOX.line + 2 * BOX.pad) {
  const group = svg('g', { class: kind });
  group.append(svg('rect', { x, y: middle - height / 2, width, height, rx: 7 }));
  lines.forEach(([text, weight], i) => group.append(svg('text', { x: x + 10, y: middle + (i - lines.length / 2) * BOX.line + 11.5, class: weight }, text + ' ')));
  return group;
}

function edge([x1, y1], [x2, y2], way) {
  const bend = Math.max(14, (x2 - x1) / 2);
  return svg('path', { 'data-way': way, d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 2} ${y2}m-6 -4l6 4l-6 4` });
}

// Marks a way in the graph and opens its words.
function follow(i, items) {
  document.querySelectorAll('.graph [data-way]').forEach(part => part.classList.toggle('followed', +part.dataset.way === i));
  items.forEach((item, n) => item.open = n === i);
  items[i].scrollIntoView({ block: 'nearest' });
}
