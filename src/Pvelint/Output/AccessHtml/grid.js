// Draws the rows that can be seen and no others, and moves one focus over them.
const $ = id => document.getElementById(id);
const COLUMNS = ['Worst', ...data.families];
const OVERSCAN = 4;
const chips = new Map();
let rows = [];
let active = { row: 0, column: 0 };
let rowHeight = 34;

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => made.addEventListener(event, listener));
    } else if (name === 'class') {
      made.className = value;
    } else {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function drawHead() {
  const titles = { Access: 'users, groups, realms, permissions: who governs access', Worst: 'the highest risk in the row' };
  const cells = ['Name', ...COLUMNS].map((name, i) => element('div', { role: 'columnheader', 'aria-colindex': i + 1, title: titles[name], class: i === 0 ? 'name' : '' }, ...name.split(/(?<=[.])/).flatMap(part => [part, element('wbr')])));
  $('head').replaceChildren(element('div', { role: 'row', 'aria-rowindex': 1 }, ...cells));
  $('grid').setAttribute('aria-colcount', COLUMNS.length + 1);
}

// A chip: letter and count, so that no color is needed to read it.
function chip(level, count) {
  const key = level * 64 + count;
  if (!chips.has(key)) {
    const text = `${LEVELS[level]}: ${count} ${count === 1 ? 'privilege' : 'privileges'}`;
    chips.set(key, level < 0 ? element('span', { class: 'hidden' }, 'none') : element('span', { class: 'chip r' + level, title: text },
      element('b', { 'aria-hidden': 'true' }, LETTERS[level]), element('span', { 'aria-hidden': 'true' }, String(count)), element('span', { class: 'hidden' }, text)));
  }
  return chips.get(key).cloneNode(true);
}

function nameOf(row) {
  const twist = row.below ? element('span', { class: 'twist', 'aria-hidden': 'true' }, row.open ? '▾' : '▸') : element('span', { class: 'twist' });
  return [twist, ...labelOf(row)];
}

function labelOf(row) {
  if (row.type === 'section') {
    return [element('b', {}, row.label), element('span', { class: 'dim' }, String(row.count))];
  }
  if (row.type === 'principal' || row.byName) {
    const principal = data.principals[row.principal];
    const ways = waysOf(row.principal);
    return [element('span', { class: 'text' }, principal.id), filter.by === 'kind' && !row.byName ? null : badge(KINDS[principal.kind], 'quiet'),
      principal.separated === false ? badge('privsep off', 'warn', 'no privilege separation: it has all that its owner has') : null,
      ways.length > 0 && !row.byName ? badge(ways.length === 1 ? '1 way' : ways.length + ' ways', 'way', 'ways from what it holds to more') : null,
      principal.doubt ? badge('?', 'quiet', principal.doubt) : null];
  }
  if (row.type === 'holders') {
    return [element('span', { class: 'dim' }, row.count === 1 ? '1 principal here' : row.count + ' principals here')];
  }
  const path = data.paths[row.path];
  const slash = path === '/' ? 0 : path.lastIndexOf('/') + 1;
  return [element('span', { class: 'text path' }, element('span', { class: 'dim' }, path.slice(0, slash)), path.slice(slash))];
}

const badge = (text, kind, title) => element('span', { class: 'badge ' + kind, title }, text);

function drawRow(row, index) {
  const sum = seenIn(row);
  const line = element('div', {
    role: 'row', id: 'r' + index, class: `row ${row.type}`, 'aria-rowindex': index + 2, 'aria-level': row.level,
    'aria-expanded': row.below ? String(row.open) : null, 'data-index': index,
  });
  line.style.setProperty('--level', row.level - 1);
  line.style.transform = `translateY(${index * rowHeight}px)`;
  const cell = (column, role, ...children) => element('div', {
    role, 'aria-colindex': column + 1, 'data-column': column, class: column === 0 ? 'name' : 'value',
    tabindex: index === active.row && column === active.column ? 0 : -1,
  }, ...children);
  line.append(cell(0, 'rowheader', ...nameOf(row)));
  COLUMNS.forEach((name, i) => {
    const mask = i === 0 ? [-1, -1] : familyMask[i - 1];
    const level = sum === null ? -1 : i === 0 ? sum.level : sum.levels[i - 1];
    const count = sum === null ? 0 : countOf(sum.lo & mask[0], sum.hi & mask[1]);
    line.append(cell(i + 1, 'gridcell', sum === null ? '' : chip(level, count)));
  });
  return line;
}

// The active row stays, out of sight too, so that the focus is never lost.
function draw() {
  const [grid, body] = [$('grid'), $('body')];
  const first = Math.max(0, Math.floor(grid.scrollTop / rowHeight) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((grid.scrollTop + grid.clientHeight) / rowHeight) + OVERSCAN);
  const focused = body.contains(document.activeElement);
  const lines = [];
  for (let i = first; i < last; i++) {
    lines.push(drawRow(rows[i], i));
  }
  if (active.row < rows.length && active.row < first) {
    lines.unshift(drawRow(rows[active.row], active.row));
  } else if (active.row < rows.length && active.row >= last) {
    lines.push(drawRow(rows[active.row], active.row));
  }
  body.style.height = rows.length * rowHeight + 'px';
  body.replaceChildren(...lines);
  if (focused) {
    activeCell()?.focus({ preventScroll: true });
  }
}

const activeCell = () => $('body').querySelector('[tabindex="0"]');

// Draws all anew, the active row staying the one it was where it is still there.
function renew(key = rows[active.row]?.key) {
  rows = rowsNow();
  const index = rows.findIndex(row => row.key === key);
  active.row = index >= 0 ? index : Math.min(active.row, Math.max(0, rows.length - 1));
  $('grid').setAttribute('aria-rowcount', rows.length + 1);
  draw();
}

function moveTo(row, column) {
  if (rows.length === 0) {
    return;
  }
  active = { row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(0, Math.min(COLUMNS.length, column)) };
  const grid = $('grid');
  const top = active.row * rowHeight;
  const room = grid.clientHeight - $('head').offsetHeight;
  if (top < grid.scrollTop) {
    grid.scrollTop = top;
  } else if (top + rowHeight > grid.scrollTop + room) {
    grid.scrollTop = top + rowHeight - room;
  }
  draw();
  activeCell()?.focus({ preventScroll: true });
}

function toggle(index, open = !rows[index].open) {
  const row = rows[index];
  if (row.below && row.open !== open) {
    folds.set(row.key, open);
    renew();
    $('said').textContent = open ? 'unfolded' : 'folded';
  }
}

function parentRow(index) {
  let i = index - 1;
  while (i >= 0 && rows[i].level >= rows[index].level) {
    i--;
  }
  return i;
}

const keys = {
  ArrowDown: () => moveTo(active.row + 1, active.column),
  ArrowUp: () => moveTo(active.row - 1, active.column),
  PageDown: () => moveTo(active.row + Math.floor($('grid').clientHeight / rowHeight) - 2, active.column),
  PageUp: () => moveTo(active.row - Math.floor($('grid').clientHeight / rowHeight) + 2, active.column),
  Home: event => moveTo(event.ctrlKey ? 0 : active.row, 0),
  End: event => moveTo(event.ctrlKey ? rows.length - 1 : active.row, COLUMNS.length),
  ArrowRight: () => active.column === 0 && rows[active.row].below && !rows[active.row].open ? toggle(active.row, true) : moveTo(active.row, active.column + 1),
  ArrowLeft: () => {
    const row = rows[active.row];
    if (active.column > 0) {
      moveTo(active.row, active.column - 1);
    } else if (row.below && row.open) {
      toggle(active.row, false);
    } else if (parentRow(active.row) >= 0) {
      moveTo(parentRow(active.row), 0);
    }
  },
  Enter: () => openRow(rows[active.row], active.column),
  ' ': () => toggle(active.row),
};

function openRow(row, column) {
  if (row.type === 'section' || row.type === 'holders') {
    toggle(rows.indexOf(row));
  } else {
    showWhy(row, column <= 1 ? null : column - 2);
  }
}

function listen() {
  const grid = $('grid');
  grid.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
  grid.addEventListener('keydown', event => {
    const act = keys[event.key];
    if (act && !event.altKey && !event.metaKey && rows.length > 0) {
      event.preventDefault();
      act(event);
    }
  });
  grid.addEventListener('click', event => {
    const cell = event.target.closest('[data-column]');
    if (!cell) {
      return;
    }
    const index = +cell.parentElement.dataset.index;
    const row = rows[index];
    moveTo(index, +cell.dataset.column);
    if (event.target.closest('.twist') || (row.type === 'section' || row.type === 'holders')) {
      toggle(index);
    } else {
      openRow(row, +cell.dataset.column);
    }
  });
  grid.addEventListener('focus', () => moveTo(active.row, active.column));
  new ResizeObserver(draw).observe(grid);
}
