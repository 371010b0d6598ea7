'use strict';

// The tables that pvelint wrote, and questions to them. Sets of privileges are two numbers of 32 bits, a bit a privilege.
const data = JSON.parse(document.getElementById('data').textContent);
const LEVELS = ['not checked here', 'low', 'medium', 'high', 'critical'];
const LETTERS = ['·', 'L', 'M', 'H', 'C'];
const KINDS = ['user', 'API token', 'group'];
const STEP = 3;

const bitOf = i => i < 32 ? [1 << i, 0] : [0, 1 << (i - 32)];
const has = (set, i) => (i < 32 ? set[0] >>> i : set[1] >>> (i - 32)) & 1;
const union = bits => bits.reduce(([lo, hi], [l, h]) => [lo | l, hi | h], [0, 0]);
const countOf = (lo, hi) => ones(lo) + ones(hi);

function ones(n) {
  n -= (n >>> 1) & 0x55555555;
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const familyMask = data.families.map((_, f) => union(data.privileges.map((p, i) => p.family === f ? bitOf(i) : [0, 0])));

// Of each form of paths, the privileges of each level: where they hold there only [0], and where they are propagated [1].
const levelMask = data.risks.map(pair => pair.map(digits => LEVELS.map((_, level) => union([...digits].map((d, i) => +d === level ? bitOf(i) : [0, 0])))));

const levelOf = (form, privilege, propagates) => +data.risks[form][propagates][privilege];

// Paths stand in the order of the tree: what lies below one follows it, up to its end.
const indexOfPath = new Map(data.paths.map((path, i) => [path, i]));
const parentOf = data.paths.map(path => path === '/' ? -1 : indexOfPath.get(path.slice(0, path.lastIndexOf('/')) || '/'));
const endOf = data.paths.map((_, i) => i + 1);
for (let i = data.paths.length - 1; i > 0; i--) {
  endOf[parentOf[i]] = Math.max(endOf[parentOf[i]], endOf[i]);
}

const childrenOf = data.paths.map(() => []);
parentOf.forEach((parent, i) => parent >= 0 && childrenOf[parent].push(i));

const columnCount = data.forms.length;
const indexOfPrincipal = new Map(data.principals.map((principal, i) => [principal.id, i]));
const membersOf = new Map();
data.principals.forEach((principal, i) => (principal.groups ?? []).forEach(group => {
  if (!membersOf.has(group)) {
    membersOf.set(group, []);
  }
  membersOf.get(group).push(i);
}));

// Calls visit(from, to, set) for each stretch of columns.
function stretches(principal, visit) {
  const row = data.rows[data.principals[principal].row];
  for (let k = 0; k < row.length; k += STEP) {
    visit(row[k], k + STEP < row.length ? row[k + STEP] : columnCount, row[k + 1]);
  }
}

// The set, or with offset 2 the reason, that holds for someone on a path.
function cellOf(principal, path, offset = 1) {
  const row = data.rows[data.principals[principal].row];
  const column = data.columns[path];
  let low = 0;
  for (let high = row.length / STEP - 1; low < high;) {
    const middle = (low + high + 1) >> 1;
    [low, high] = row[middle * STEP] <= column ? [middle, high] : [low, middle - 1];
  }
  return row.length === 0 ? -1 : row[low * STEP + offset];
}

const setOf = (principal, path) => data.sets[cellOf(principal, path)] ?? [0, 0, 0, 0];
const formOf = path => data.forms[data.columns[path]];

// The filters, and what follows from them for each path and each pair of a set and a form.
const filter = { who: '', path: '', privilege: '', kind: '', risk: 0, by: 'kind', inherited: false };
let kept, pathFits, columnFits, sums, shownPaths, byColumn, known, fitsUpTo;

function refilter() {
  const [who, path, name] = [filter.who, filter.path, filter.privilege].map(text => text.trim().toLowerCase());
  const named = union(data.privileges.map((p, i) => p.name.toLowerCase().includes(name) ? bitOf(i) : [0, 0]));
  pathFits = Uint8Array.from(data.paths, p => p.toLowerCase().includes(path) ? 1 : 0);
  columnFits = new Uint8Array(columnCount);
  pathFits.forEach((fits, i) => columnFits[data.columns[i]] |= fits);
  fitsUpTo = new Int32Array(columnCount + 1);
  columnFits.forEach((fits, column) => fitsUpTo[column + 1] = fitsUpTo[column] + fits);
  kept = levelMask.map(pair => pair.map(levels => {
    const [lo, hi] = union(levels.slice(filter.risk));
    return [lo & named[0], hi & named[1]];
  }));
  filter.fits = data.principals.map(p => (filter.kind === '' || p.kind === +filter.kind) && p.id.toLowerCase().includes(who));
  known = new Map();
  sums = new Map();
  shownPaths = new Map();
  byColumn = null;
}

// What a set comes to on paths of a form, under the filters. A set is held and propagated, each as two numbers.
function seen([lo, hi, plo, phi], form, only = [-1, -1]) {
  const [here, propagated] = kept[form];
  const sum = { lo: only[0] & ((plo & propagated[0]) | (lo & ~plo & here[0])), hi: only[1] & ((phi & propagated[1]) | (hi & ~phi & here[1])), level: -1, levels: null };
  sum.levels = familyMask.map(([flo, fhi]) => topLevel(sum.lo & flo, sum.hi & fhi, plo, phi, form));
  sum.level = Math.max(...sum.levels);
  return sum;
}

function topLevel(lo, hi, plo, phi, form) {
  const [here, propagated] = levelMask[form];
  for (let level = 4; (lo | hi) !== 0 && level >= 0; level--) {
    if ((lo & plo & propagated[level][0]) | (hi & phi & propagated[level][1]) | (lo & ~plo & here[level][0]) | (hi & ~phi & here[level][1])) {
      return level;
    }
  }
  return -1;
}

// The same for a set by its number: there are few sets and forms, and many cells.
function seenOf(set, form) {
  const key = set * data.risks.length + form;
  let sum = known.get(key);
  if (sum === undefined) {
    known.set(key, sum = seen(data.sets[set], form));
  }
  return sum;
}

const holdsAny = (set, form) => seenOf(set, form).level >= 0;

// Whether any column of a range fits, by how many fit up to each.
const fitsIn = (from, to) => fitsUpTo[to] > fitsUpTo[from];

// Columns of one form that follow one another.
const formRuns = [];
const runOf = data.forms.map((form, column) => {
  if (column === 0 || form !== data.forms[column - 1]) {
    formRuns.push({ from: column, to: column, form });
  }
  formRuns[formRuns.length - 1].to++;
  return formRuns.length - 1;
});

// What someone may do at worst on any path that fits.
function sumOf(principal) {
  const row = data.principals[principal].row;
  if (!sums.has(row)) {
    const sum = { lo: 0, hi: 0, level: -1, levels: data.families.map(() => -1) };
    const done = new Set();
    stretches(principal, (from, to, set) => {
      if ((data.sets[set][0] | data.sets[set][1]) === 0) {
        return;
      }
      for (let run = runOf[from]; run < formRuns.length && formRuns[run].from < to; run++) {
        const key = set * data.risks.length + formRuns[run].form;
        if (!done.has(key) && fitsIn(Math.max(from, formRuns[run].from), Math.min(to, formRuns[run].to))) {
          done.add(key);
          merge(sum, seenOf(set, formRuns[run].form));
        }
      }
    });
    sums.set(row, sum);
  }
  return sums.get(row);
}

function merge(sum, other) {
  sum.lo |= other.lo;
  sum.hi |= other.hi;
  sum.level = Math.max(sum.level, other.level);
  for (let f = 0; f < sum.levels.length; f++) {
    sum.levels[f] = Math.max(sum.levels[f], other.levels[f]);
  }
}
