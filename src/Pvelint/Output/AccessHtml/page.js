// Puts the page together: what stands above the matrix, the filters, printing.
function say(text) {
  $('count').textContent = text;
}

const plural = (count, one) => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

function drawAbout() {
  const sources = data.sources.length > 3 ? `${data.sources.slice(0, 3).join(', ')} and ${data.sources.length - 3} more` : data.sources.join(', ');
  $('about').textContent = `${sources} · Proxmox VE ${data.pve} · ${plural(data.principals.length, 'principal')}, ${plural(data.paths.length, 'path')} · pvelint ${data.tool}`;
  if (!data.complete) {
    $('about').after(element('p', { class: 'incomplete', role: 'alert' }, 'Not complete: some of the sources could not be read. What is missing here may be allowed all the same.'));
  }
  if (data.problems.length > 0) {
    $('about').after(element('details', { class: 'problems' }, element('summary', {}, plural(data.problems.length, 'problem') + ' in the sources'),
      element('ul', {}, ...data.problems.slice(0, 200).map(problem => element('li', {}, problem)))));
  }
  document.title = `Who can do what: ${sources}`;
  $('legend').replaceChildren(...[4, 3, 2, 1, 0].map(level => element('span', {}, element('span', { class: 'chip r' + level, 'aria-hidden': 'true' }, element('b', {}, LETTERS[level])), ' ' + (level === 0 ? 'held, checked neither here nor below' : LEVELS[level]))));
  $('names').replaceChildren(...data.privileges.filter(p => p.known).map(p => element('option', { value: p.name })));
}

function drawTiles() {
  const all = [...data.principals.keys()].filter(p => data.principals[p].id !== 'root@pam');
  const count = keep => all.filter(keep).length;
  const tiles = [
    [count(p => sumOf(p).level === 4), 'besides root@pam hold a critical privilege', { risk: '4' }, 'r4'],
    [count(p => sumOf(p).level === 3), 'a high one at most', { risk: '3' }, 'r3'],
    [count(p => waysOf(p).length > 0), 'have a way to more', {}, 'way'],
    [count(p => data.principals[p].separated === false), 'tokens without privilege separation', { kind: '1' }, 'warn'],
  ];
  $('tiles').replaceChildren(...tiles.map(([number, text, values, kind]) => element('li', {}, element('button', { type: 'button', class: kind, on: { click: () => set(values) } },
    element('b', {}, number.toLocaleString('en')), ' ' + text))));
}

function set(values) {
  $('filters').reset();
  Object.entries(values).forEach(([id, value]) => $(id).value = value);
  apply();
}

function apply() {
  for (const id of ['who', 'path', 'privilege', 'kind', 'by']) {
    filter[id] = $(id).value;
  }
  filter.risk = +$('risk').value;
  filter.inherited = $('inherited').checked;
  refilter();
  renew();
  const found = data.principals.filter((_, p) => filter.fits[p] && sumOf(p).level >= 0).length;
  const paths = pathFits.reduce((sum, fits) => sum + fits, 0);
  say(`${found.toLocaleString('en')} of ${plural(data.principals.length, 'principal')}, ${paths.toLocaleString('en')} of ${plural(data.paths.length, 'path')}`);
}

function foldAll(open) {
  folds.clear();
  if (open && filter.by !== 'path') {
    rows.forEach(row => row.type === 'section' && folds.set(row.key, true));
    renew();
    // Unfolded in full, thousands of principals would be more than anyone reads.
    rows.filter(row => row.type === 'principal').slice(0, 40).forEach(row => folds.set(row.key, true));
  } else {
    rows.filter(row => row.below && row.type !== 'holders').forEach(row => folds.set(row.key, open));
  }
  renew();
  say(`${plural(rows.length, 'row')}`);
}

// On paper every row stands, up to what anyone would print.
const PRINTED = 1500;

function print(isPrinting) {
  document.body.classList.toggle('printing', isPrinting);
  if (!isPrinting) {
    draw();
    return;
  }
  document.querySelectorAll('#panel details').forEach(one => one.open = true);
  $('body').replaceChildren(...rows.slice(0, PRINTED).map(drawRow));
  if (rows.length > PRINTED) {
    $('body').append(element('p', { class: 'cut' }, `The first ${PRINTED} of ${plural(rows.length, 'row')}: narrow the filters to print the rest.`));
  }
}

filter.by = 'kind';
refilter();
drawAbout();
drawHead();
drawTiles();
listen();
[$('who').value, $('path').value, $('privilege').value] = data.asked;
apply();
let timer = 0;
$('filters').addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(apply, 80);
});
$('filters').addEventListener('reset', () => setTimeout(apply));
$('filters').addEventListener('submit', event => event.preventDefault());
$('unfold').addEventListener('click', () => foldAll(true));
$('fold').addEventListener('click', () => foldAll(false));
document.addEventListener('keydown', event => event.key === 'Escape' && hide());
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
setTimeout(() => isPlain() && plainColumns(), 200);
