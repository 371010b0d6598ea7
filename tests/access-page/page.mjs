// Drives the pages small.html and large.html of a folder. Ends with 1 where something is not as it should be.
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const [folder, shots] = process.argv.slice(2);
const axe = readFileSync(`${folder}/node_modules/axe-core/axe.min.js`, 'utf8');
const failures = [];

function check(what, holds, seen = '') {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${seen === '' ? '' : `: ${seen}`}`);
  if (!holds) {
    failures.push(what);
  }
}

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

// Whatever the page says or asks for is kept; every request but that for the page itself is refused.
async function open(name, scheme = 'light', size = { width: 1440, height: 900 }) {
  const page = await browser.newPage();
  const url = `file://${folder}/${name}.html`;
  page.said = [];
  page.asked = [];
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setRequestInterception(true);
  page.on('request', request => {
    if (request.url() === url) {
      request.continue();
    } else {
      page.asked.push(request.url());
      request.abort();
    }
  });
  page.on('console', message => page.said.push(message.text()));
  page.on('pageerror', error => page.said.push(error.message));
  await page.goto(url);
  await page.waitForSelector('#body [role=row]');
  return page;
}

const shoot = async (page, name) => shots && await page.screenshot({ path: `${shots}/${name}.png` });
const settle = page => page.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 120)));
// The names of all rows, those out of sight, too.
const names = page => page.evaluate(() => rows.map(row => labelOf(row).filter(Boolean).map(part => part.textContent).join('')));
const text = (page, selector) => page.$eval(selector, element => element.textContent);
const focused = page => page.evaluate(() => `${document.activeElement.parentElement?.dataset?.index}:${document.activeElement.dataset.column}`);

async function fill(page, id, value) {
  await page.$eval('#' + id, (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);
  await settle(page);
}

async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.filter(one => ['serious', 'critical'].includes(one.impact)).map(one => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary}`);
}

const page = await open('small');
await shoot(page, 'start');
check('has a row for each principal and kind', (await names(page)).length === 15, (await names(page)).length);

await fill(page, 'who', 'terraform');
check('filters by principal', (await names(page)).every((name, i, all) => name.includes('terraform') || /^(Users|API tokens)/.test(name)) && (await names(page)).length === 4);
check('says how many are left', /^2 of 12 principals/.test(await text(page, '#count')), await text(page, '#count'));
await fill(page, 'who', '');
await fill(page, 'privilege', 'Mapping.Modify');
check('filters by privilege', ['alice@pve', '@ops'].every(gone => !page.said.includes(gone)) && (await names(page)).some(name => name.startsWith('bob@pve')) && !(await names(page)).some(name => name.startsWith('carol')));
await fill(page, 'privilege', '');
await fill(page, 'path', '/storage/nfs1');
check('filters by path', (await names(page)).some(name => name.startsWith('backup@pbs')) && (await names(page)).every(name => !name.startsWith('terraform@pve!main')));
await fill(page, 'path', '');
await page.select('#risk', '4');
await settle(page);
check('filters by risk', !(await names(page)).some(name => name.startsWith('backup')), (await names(page)).length);
await page.select('#risk', '0');
await page.select('#kind', '1');
await settle(page);
check('filters by kind', (await names(page)).length === 4);
await page.select('#kind', '');
await page.select('#by', 'group');
await settle(page);
await shoot(page, 'by-group');
check('arranges by group', (await names(page)).some(name => name.startsWith('@ops3')), (await names(page)).slice(0, 4).join(' | '));
await page.select('#by', 'path');
await settle(page);
await shoot(page, 'by-path');
check('arranges by path', (await names(page))[0] === '/' && (await names(page)).includes('/vms/200') && (await names(page)).some(name => name.endsWith('principals here')));
await page.select('#by', 'kind');
await settle(page);

// By keyboard alone, from the skip link on.
await page.evaluate(() => document.activeElement.blur());
await press(page, 'Tab');
check('has a skip link first', await page.evaluate(() => document.activeElement.className) === 'skip');
await press(page, 'Enter', 'ArrowDown');
await settle(page);
const bob = (await names(page)).findIndex(name => name.startsWith('bob@pve'));
check('moves by arrow keys', await focused(page) === '1:0', await focused(page));
check('shows where the focus is', await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle) === 'solid');
for (let i = 1; i < bob; i++) {
  await press(page, 'ArrowDown');
}
const before = (await names(page)).length;
await press(page, 'ArrowRight');
await settle(page);
check('unfolds', (await names(page)).length > before && await page.evaluate(() => document.activeElement.parentElement.getAttribute('aria-expanded')) === 'true', (await names(page)).length);
await shoot(page, 'unfolded');
await press(page, 'ArrowLeft');
await settle(page);
check('folds', (await names(page)).length === before);
await press(page, 'ArrowRight');
await settle(page);
const guest = (await names(page)).findIndex(name => name === '/vms/100');
for (let i = bob; i < guest; i++) {
  await press(page, 'ArrowDown');
}
await press(page, 'ArrowRight', 'ArrowRight', 'Enter');
await settle(page);
check('opens the why', /^✕?\/vms\/100/.test(await text(page, '#panel')) && (await text(page, '#panel')).includes('PVEVMAdmin to @ops on /pool/web'), (await text(page, '#panel .entries')));
check('names file and line', /small\.cfg:\d+/.test(await text(page, '#panel .place')), await text(page, '#panel .place'));
await shoot(page, 'why');
await press(page, 'Escape');
check('closes it', await page.$eval('#panel', panel => panel.hidden) && await focused(page) === `${guest}:2`, await focused(page));
await fill(page, 'path', '/vms/200');
await page.evaluate(() => show(permissions(indexOfPrincipal.get('bob@pve'), indexOfPath.get('/vms/200'), null)));
check('tells what is denied', /NoAccess to @ops on \/vms\/200/.test(await text(page, '#panel')) && /NoAccess counts beside it/.test(await text(page, '#panel')));
await shoot(page, 'denied');
await press(page, 'Escape');
await fill(page, 'path', '');
await press(page, 'Control+Home'.split('+')[1]);

// An escalation, from the badge to the entry that opens it.
await page.focus('#body [tabindex="0"]');
await page.evaluate(() => moveTo(rows.findIndex(row => row.principal === indexOfPrincipal.get('ci@pve')), 0));
await press(page, 'Enter');
await settle(page);
await shoot(page, 'ways');
const steps = await page.$$('.graph .step');
check('draws the ways', steps.length > 1 && (await page.$$('.graph .target')).length > 0, steps.length);
await steps[steps.length - 1].evaluate(step => step.focus());
await press(page, 'Enter');
check('follows a way', await page.$$eval('.ways details', all => all.filter(one => one.open).length === 1 && all[all.length - 1].open) && (await page.$$('.graph .step.followed')).length > 0);
await shoot(page, 'followed');
await (await page.$('.ways details[open] .link')).click();
check('leads to the entry behind it', /Administrator to ci@pve on \//.test(await text(page, '#panel .entries')));
await press(page, 'Escape');

for (const scheme of ['light', 'dark']) {
  const other = await open('small', scheme);
  await other.evaluate(() => { moveTo(1, 0); openRow(rows[1], 0); });
  await settle(other);
  await shoot(other, scheme);
  const found = await violations(other);
  check(`axe-core finds nothing serious (${scheme}, ways)`, found.length === 0, found.join('\n     '));
  await other.evaluate(() => show(permissions(indexOfPrincipal.get('bob@pve'), indexOfPath.get('/vms/200'), null)));
  const inWhy = await violations(other);
  check(`axe-core finds nothing serious (${scheme}, why)`, inWhy.length === 0, inWhy.join('\n     '));
  check(`background is ${scheme}`, (await other.evaluate(() => +getComputedStyle(document.body).backgroundColor.match(/\d+/)[0])) > 128 === (scheme === 'light'));
  check(`nothing said, nothing asked for (${scheme})`, other.said.length + other.asked.length === 0, [...other.said, ...other.asked].join(', '));
  await other.close();
}
const phone = await open('small', 'light', { width: 420, height: 800 });
await shoot(phone, 'narrow');
await phone.close();

await page.evaluate(() => { moveTo(1, 0); openRow(rows[1], 0); });
const pdf = await page.pdf({ path: shots ? `${shots}/small.pdf` : undefined, preferCSSPageSize: true, printBackground: true });
check('prints', pdf.length > 10_000, `${Math.round(pdf.length / 1024)} KiB`);
check('nothing said, nothing asked for', page.said.length + page.asked.length === 0, [...page.said, ...page.asked].join(', '));

// 2,000 users.
const large = await open('large');
await settle(large);
const painted = await large.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
const ready = await large.evaluate(() => performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart);
check('2,000 users: first contentful paint within 2 s', painted <= 2000, `${Math.round(painted)} ms; ready after ${ready} ms`);
await shoot(large, 'large');
await new Promise(done => setTimeout(done, 600));
const timed = {
  'filter by principal': () => { document.getElementById('who').value = 'user1'; apply(); },
  'filter by path': () => { document.getElementById('path').value = '/vms/2'; apply(); },
  'filter by privilege': () => { document.getElementById('privilege').value = 'VM.Alloc'; apply(); },
  'filter by risk': () => { document.getElementById('risk').value = '3'; apply(); },
  'clear': () => set({}),
  'unfold a principal': () => toggle(4, true),
  'fold it': () => toggle(4, false),
  'arrange by path': () => set({ by: 'path' }),
  'unfold who is on /': () => toggle(1, true),
  'arrange by group': () => set({ by: 'group' }),
  'back to kinds': () => set({}),
  'scroll': () => { document.getElementById('grid').scrollTop = 20000; draw(); },
  'move by key': () => moveTo(1200, 3),
  'open the why': () => openRow(rows[active.row], 3),
  'unfold all': () => foldAll(true),
};
for (const [what, act] of Object.entries(timed)) {
  const took = await large.evaluate(`(async () => { const start = performance.now(); (${act})(); document.body.offsetHeight; return performance.now() - start; })()`);
  check(`2,000 users: ${what} within 200 ms`, took <= 200, `${Math.round(took)} ms`);
}
await shoot(large, 'large-unfolded');
check('2,000 users: few elements', await large.evaluate(() => document.querySelectorAll('*').length) < 4000, await large.evaluate(() => document.querySelectorAll('*').length));
const paper = await large.pdf({ preferCSSPageSize: true, timeout: 120_000 });
check('2,000 users: prints', paper.length > 10_000, `${Math.round(paper.length / 1024)} KiB`);
check('2,000 users: nothing said, nothing asked for', large.said.length + large.asked.length === 0, [...large.said, ...large.asked].join(', '));

await browser.close();
console.log(failures.length === 0 ? 'all well' : `${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
