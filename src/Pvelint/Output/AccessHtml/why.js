// Why someone holds what it holds on a path: the entries on the way there, and what becomes of each.
const COUNTS = 0, NOT_PROPAGATED = 1, HIDDEN = 2, REPLACED = 3, DENIED = 4;

// The way to the path, then one for the pools that it is in: entries from the root down.
function waysTo(p, path) {
  const reason = data.reasons[cellOf(p, path, 2)] ?? [0];
  const pools = data.pools[data.columns[path]] ?? [];
  const parts = [{ pools: null, entries: pairs(data.waysThere[reason[0]]) }];
  for (let i = 1, pool = 0; i < reason.length; pool += reason[i + 1], i += 2) {
    parts.push({ pools: pools.slice(pool, pool + reason[i + 1]), entries: pairs(data.waysThere[reason[i]]) });
  }
  return denied(parts);
}

function pairs(numbers) {
  const found = [];
  for (let i = 0; i < numbers.length; i += 2) {
    found.push({ ...data.entries[numbers[i]], fate: numbers[i + 1] });
  }
  return found;
}

// NoAccess on the path beats what pools give, and that of one pool beats everything.
function denied(parts) {
  const all = parts.flatMap(part => part.entries);
  if (all.some(entry => entry.denies && entry.fate === COUNTS)) {
    all.filter(entry => !entry.denies && entry.fate === COUNTS).forEach(entry => entry.fate = DENIED);
  }
  return parts;
}

function reasons(p, path) {
  const principal = data.principals[p];
  if (principal.id === 'root@pam' || (principal.separated === false && principal.owner === 'root@pam')) {
    return [heading(3, 'Why'), element('p', {}, 'root@pam may do everything everywhere; no entry changes that.')];
  }
  const parts = waysTo(p, path);
  const counting = parts.map(part => part.entries.filter(entry => entry.fate === COUNTS).map(entry => [part, entry])).flat();
  const others = parts.map(part => part.entries.filter(entry => entry.fate !== COUNTS).map(entry => [part, entry])).flat();
  return [
    heading(3, 'Why'),
    principal.separated === false ? element('p', {}, 'The token is not separated: it has all that ', personLink(principal.owner), ' has.') : null,
    counting.length === 0 ? element('p', {}, 'No entry counts here.') : element('ul', { class: 'entries' }, ...counting.map(([part, entry]) => entryLine(part, entry))),
    principal.limited && principal.separated ? element('p', {}, 'Of this the token has what its owner holds here, too: ',
      link(`what ${principal.owner} holds`, () => show(permissions(indexOfPrincipal.get(principal.owner), path, null)))) : null,
    others.length === 0 ? null : [heading(3, 'What does not count'), element('ul', { class: 'entries' }, ...others.map(([part, entry]) => entryLine(part, entry)))],
  ];
}

function entryLine(part, entry) {
  const to = entry.subject.startsWith('@') ? ' to ' + entry.subject : ' to ' + entry.subject;
  const through = part.pools === null ? null : element('p', {}, `through ${part.pools.length === 1 ? 'the pool' : `${part.pools.length} pools`} ${part.pools.slice(0, 4).join(', ')}${part.pools.length > 4 ? ', …' : ''}: for this object alone`);
  return element('li', { class: entry.fate === COUNTS ? 'counts' : 'lost' },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, entry.fate === COUNTS ? '✓' : '✕'),
    element('div', {}, element('b', {}, entry.role), to, ' on ', element('code', {}, entry.path), entry.propagates ? '' : ', not propagated',
      element('span', { class: 'place' }, entry.place),
      through, entry.fate === COUNTS ? null : element('p', {}, because(part, entry))));
}

function because(part, entry) {
  switch (entry.fate) {
    case NOT_PROPAGATED:
      return 'it stands above and does not propagate';
    case HIDDEN:
      return 'entries of the user itself count at the same place, and hide those of its groups';
    case DENIED:
      return 'NoAccess counts beside it';
    default: {
      const later = part.entries.slice(part.entries.findIndex(other => other === entry) + 1);
      const by = later.find(other => other.path !== entry.path && [COUNTS, REPLACED, DENIED].includes(other.fate));
      return by ? `replaced by what counts deeper, on ${by.path}: ${by.role} to ${by.subject}` : 'replaced by what counts deeper';
    }
  }
}
