// Which rows the grid has, from the filters and what is folded. A row: key, level, label, kind of row, whether it has rows below.
const folds = new Map();
const FEW = 12;
const columnAt = Int32Array.from(data.columns);
const parentAt = Int32Array.from(parentOf);

const isOpen = (key, byDefault) => folds.get(key) ?? byDefault;

function rowsNow() {
  const rows = [];
  (filter.by === 'path' ? addPaths : filter.by === 'group' ? addGroups : addKinds)(rows);
  return rows;
}

// The worst first, then by name.
function fitting(principals) {
  return principals.filter(p => filter.fits[p] && sumOf(p).level >= 0)
    .sort((a, b) => sumOf(b).level - sumOf(a).level || waysOf(b).length - waysOf(a).length || a - b);
}

function addKinds(rows) {
  for (const kind of [0, 1, 2]) {
    const members = fitting([...data.principals.keys()].filter(p => data.principals[p].kind === kind));
    addSection(rows, 'k' + kind, ['Users', 'API tokens', 'Groups'][kind], members);
  }
}

// A user stands below each of its groups, a token below its owner's.
function addGroups(rows) {
  const placed = new Set();
  for (const [group, members] of [...membersOf].sort((a, b) => a[0] - b[0])) {
    const tokens = data.principals.flatMap((p, i) => p.owner !== undefined && members.includes(indexOfPrincipal.get(p.owner)) ? [i] : []);
    const all = [group, ...members, ...tokens];
    all.forEach(p => placed.add(p));
    addSection(rows, 'g' + group, data.principals[group].id, fitting(all));
  }
  addSection(rows, 'none', 'In no group', fitting([...data.principals.keys()].filter(p => !placed.has(p))));
}

function addSection(rows, key, label, members) {
  if (members.length === 0) {
    return;
  }
  const open = isOpen(key, filter.by === 'kind' || members.length <= FEW);
  rows.push({ key, level: 1, type: 'section', label, count: members.length, open, below: true });
  if (open) {
    members.forEach(p => addPrincipal(rows, key + ':' + p, p));
  }
}

function addPrincipal(rows, key, principal) {
  const open = isOpen(key, false);
  rows.push({ key, level: 2, type: 'principal', principal, open, below: true });
  if (open) {
    addTree(rows, key, principal, 0, 3, pathsOf(principal));
  }
}

function addTree(rows, key, principal, path, level, shown) {
  if (!shown[path]) {
    return;
  }
  const below = childrenOf[path].filter(child => shown[child]);
  const own = key + ':' + path;
  const open = isOpen(own, path === 0 || below.length <= FEW);
  rows.push({ key: own, level, type: 'cell', principal, path, open, below: below.length > 0 });
  if (open) {
    below.forEach(child => addTree(rows, key, principal, child, level + 1, shown));
  }
}

// Of someone's paths those where something else holds than right above, with what lies above them; all where that is asked for.
function pathsOf(principal) {
  const row = data.principals[principal].row;
  if (!shownPaths.has(row)) {
    const shown = new Uint8Array(data.paths.length);
    const cells = new Int32Array(columnCount);
    stretches(principal, (from, to, set) => cells.fill(set, from, to));
    const all = filter.inherited || filter.path !== '';
    for (let i = data.paths.length - 1; i >= 0; i--) {
      const set = cells[columnAt[i]];
      if ((all || i === 0 || set !== cells[columnAt[parentAt[i]]]) && pathFits[i] && holdsAny(set, data.forms[columnAt[i]])) {
        shown[i] = 1;
      }
      if (shown[i] && i > 0) {
        shown[parentOf[i]] = 1;
      }
    }
    // The tree starts at the root, whatever is held there.
    shown[0] = 1;
    shownPaths.set(row, shown);
  }
  return shownPaths.get(row);
}

// Without filters the sum is always the same, and is made while nobody waits for it.
const isPlain = () => [filter.who, filter.path, filter.privilege, filter.kind].every(text => text === '') && filter.risk === 0;
let plain = null;
const plainColumns = () => plain ??= sumColumns();

function addPaths(rows) {
  byColumn ??= isPlain() ? plainColumns() : sumColumns();
  const shown = new Uint8Array(data.paths.length);
  for (let i = data.paths.length - 1; i >= 0; i--) {
    const column = data.columns[i];
    shown[i] |= pathFits[i] && byColumn.count[column] > 0 && (filter.inherited || filter.path !== '' || i === 0 || byColumn.differs[i]) ? 1 : 0;
    if (shown[i] && i > 0) {
      shown[parentOf[i]] = 1;
    }
  }
  if (shown[0]) {
    addPathRow(rows, 0, 1, shown);
  }
}

function addPathRow(rows, path, level, shown) {
  const key = 'p' + path;
  const children = childrenOf[path].filter(child => shown[child]);
  const count = byColumn.count[data.columns[path]];
  const open = isOpen(key, path === 0 || (children.length > 0 && children.length <= FEW));
  rows.push({ key, level, type: 'path', path, open, below: count > 0 || children.length > 0 });
  if (!open) {
    return;
  }
  if (count > 0) {
    const openWho = isOpen(key + 'w', false);
    rows.push({ key: key + 'w', level: level + 1, type: 'holders', path, count, open: openWho, below: true });
    if (openWho) {
      holdersOf(path).forEach(p => rows.push({ key: key + 'w:' + p, level: level + 2, type: 'cell', principal: p, path, byName: true, open: false, below: false }));
    }
  }
  children.forEach(child => addPathRow(rows, child, level + 1, shown));
}

function holdersOf(path) {
  const form = formOf(path);
  const levelAt = p => seenOf(cellOf(p, path), form).level;
  return [...data.principals.keys()].filter(p => filter.fits[p]).map(p => [p, levelAt(p)]).filter(([, level]) => level >= 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([p]) => p);
}

// All principals that fit together, by column: how many hold something that fits, what all hold, and on which paths anything differs.
function sumColumns() {
  const sum = { count: new Int32Array(columnCount), lo: new Int32Array(columnCount), hi: new Int32Array(columnCount), plo: new Int32Array(columnCount), phi: new Int32Array(columnCount), differs: new Uint8Array(data.paths.length) };
  const cells = new Int32Array(columnCount);
  const differs = new Uint8Array(columnCount);
  const above = new Int32Array(columnCount);
  const holds = new Uint8Array(data.sets.length * data.risks.length);
  data.sets.forEach((_, set) => data.risks.forEach((__, form) => holds[set * data.risks.length + form] = holdsAny(set, form) ? 1 : 0));
  data.paths.forEach((_, i) => above[data.columns[i]] = i === 0 ? 0 : data.columns[parentOf[i]]);
  // Of the millions of cells most repeat a set that its column has had.
  const done = new Uint8Array(data.sets.length * columnCount);
  const [counts, forms, formCount] = [sum.count, Int32Array.from(data.forms), data.risks.length];
  let alike = [...data.forms.keys()];
  const times = new Map();
  data.principals.forEach((principal, p) => filter.fits[p] && times.set(principal.row, [p, (times.get(principal.row)?.[1] ?? 0) + 1]));
  for (const [p, count] of times.values()) {
    stretches(p, (from, to, set) => {
      cells.fill(set, from, to);
      for (let column = from; column < to; column++) {
        if (holds[set * formCount + forms[column]] === 1) {
          counts[column] += count;
          if (done[set * columnCount + column] === 0) {
            done[set * columnCount + column] = 1;
            const [lo, hi, plo, phi] = data.sets[set];
            sum.lo[column] |= lo;
            sum.hi[column] |= hi;
            sum.plo[column] |= plo;
            sum.phi[column] |= phi;
          }
        }
      }
    });
    alike = alike.filter(column => cells[column] === cells[above[column]] || !(differs[column] = 1));
  }
  data.paths.forEach((_, i) => sum.differs[i] = differs[data.columns[i]]);
  return sum;
}

// What a row's cells show; null for headings.
function seenIn(row) {
  if (row.type === 'principal') {
    return sumOf(row.principal);
  }
  if (row.type === 'cell') {
    return seenOf(cellOf(row.principal, row.path), formOf(row.path));
  }
  if (row.type === 'path') {
    const column = data.columns[row.path];
    return seen([byColumn.lo[column], byColumn.hi[column], byColumn.plo[column], byColumn.phi[column]], data.forms[column]);
  }
  return null;
}
