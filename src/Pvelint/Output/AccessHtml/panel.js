// The panel beside the matrix: what someone holds, why, and where that leads.
let opener = null;

function showWhy(row, family) {
  opener = { key: row.key, column: active.column };
  const content = row.type === 'path' ? holders(row.path) : row.type === 'principal' ? person(row.principal, family) : permissions(row.principal, row.path, family);
  show(content);
}

function show(content) {
  const panel = $('panel');
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close', on: { click: hide } }, '✕');
  panel.replaceChildren(close, ...content.flat(9).filter(part => part !== null && part !== undefined));
  panel.classList.toggle('wide', panel.querySelector('.graph') !== null);
  panel.hidden = false;
  panel.scrollTop = 0;
  draw();
  panel.focus({ preventScroll: true });
}

function hide() {
  if ($('panel').hidden) {
    return;
  }
  $('panel').hidden = true;
  const index = rows.findIndex(row => row.key === opener?.key);
  moveTo(index >= 0 ? index : active.row, opener?.column ?? active.column);
}

const heading = (level, text, ...more) => element('h' + level, {}, text, ...more);
const link = (text, act) => element('button', { type: 'button', class: 'link', on: { click: act } }, text);
const facts = pairs => element('dl', {}, ...pairs.filter(pair => pair[1] !== null && pair[1] !== undefined)
  .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, ...[value].flat())]));
const riskChip = level => element('span', { class: 'chip r' + level }, element('b', {}, LETTERS[level]), element('span', {}, LEVELS[level]));

function person(p, family) {
  const principal = data.principals[p];
  const members = membersOf.get(p) ?? [];
  return [
    heading(2, principal.id), facts([
      ['kind', KINDS[principal.kind]],
      ['written in', principal.place ? element('code', {}, principal.place) : null],
      ['owner', principal.owner !== undefined ? personLink(principal.owner) : null],
      ['privileges', principal.owner === undefined ? null : principal.separated ? 'only what is granted to the token itself' + (principal.limited ? ', as far as its owner holds it, too' : '') : 'all that its owner holds: no privilege separation'],
      ['groups', principal.groups?.length ? list(principal.groups.map(g => personLink(data.principals[g].id))) : null],
      ['members', members.length ? list(members.slice(0, 50).map(m => personLink(data.principals[m].id)).concat(members.length > 50 ? [`and ${members.length - 50} more`] : [])) : null],
      ['in doubt', principal.doubt],
    ]),
    escalation(p),
    where(p, family),
  ];
}

const list = items => items.flatMap((item, i) => i === 0 ? [item] : [', ', item]);
const personLink = id => indexOfPrincipal.has(id) ? link(id, () => show(person(indexOfPrincipal.get(id), null))) : id;

// The paths on which someone holds something, of one family or of all.
function where(p, family) {
  const shown = pathsOf(p);
  const mask = family === null ? [-1, -1] : familyMask[family];
  const found = [];
  data.paths.forEach((path, i) => {
    if (shown[i]) {
      const sum = seen(setOf(p, i), formOf(i), mask);
      if (sum.level >= 0) {
        found.push([i, sum.level, countOf(sum.lo, sum.hi)]);
      }
    }
  });
  found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return [
    heading(3, family === null ? 'Where' : `Where it holds ${data.families[family]}`),
    element('ul', { class: 'rows' }, ...found.slice(0, 100).map(([i, level, count]) => element('li', {},
      riskChip(level), link(data.paths[i], () => show(permissions(p, i, family))), element('span', { class: 'dim' }, `${count}`)))),
    found.length > 100 ? element('p', { class: 'dim' }, `and ${found.length - 100} more`) : null,
  ];
}

function permissions(p, path, family) {
  const [lo, hi, plo, phi] = setOf(p, path);
  const held = data.privileges.flatMap((privilege, i) => has([lo, hi], i) ? [{ i, privilege, propagates: has([plo, phi], i), asked: privilege.family === family }] : []);
  held.forEach(one => one.level = levelOf(formOf(path), one.i, one.propagates));
  held.sort((a, b) => b.asked - a.asked || b.level - a.level || a.i - b.i);
  return [
    heading(2, data.paths[path]),
    element('p', {}, 'held by ', personLink(data.principals[p].id)),
    reasons(p, path),
    heading(3, held.length === 0 ? 'Nothing is held here' : held.length === 1 ? '1 privilege' : `${held.length} privileges`),
    held.length === 0 ? null : element('table', { class: 'held' },
      element('caption', { class: 'hidden' }, 'Privileges held here'),
      element('thead', {}, element('tr', {}, ...['Privilege', 'Risk', 'Holds'].map(name => element('th', { scope: 'col' }, name)))),
      element('tbody', {}, ...held.map(privilegeRow))),
  ];
}

function privilegeRow({ privilege, level, propagates, asked }) {
  return element('tr', { class: asked ? 'asked' : '' },
    element('th', { scope: 'row' }, privilege.name, element('p', {}, level === 0 ? 'Proxmox VE checks it neither here nor below' : privilege.allows)),
    element('td', {}, riskChip(level)),
    element('td', {}, propagates ? 'here and below' : 'here only'));
}

function holders(path) {
  const found = holdersOf(path);
  return [
    heading(2, data.paths[path]),
    element('p', {}, found.length === 1 ? '1 principal holds something here' : `${found.length} principals hold something here`),
    element('ul', { class: 'rows' }, ...found.slice(0, 200).map(p => {
      const sum = seenOf(cellOf(p, path), formOf(path));
      return element('li', {}, riskChip(sum.level), link(data.principals[p].id, () => show(permissions(p, path, null))), element('span', { class: 'dim' }, String(countOf(sum.lo, sum.hi))));
    })),
    found.length > 200 ? element('p', { class: 'dim' }, `and ${found.length - 200} more`) : null,
  ];
}
