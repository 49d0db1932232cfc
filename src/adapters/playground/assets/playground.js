import { createAll, ErrorSummary, SkipLink } from './govuk-frontend.js';

// The page works without this file. With it, the answer comes into the page instead of a new page.

const byId = (id) => document.getElementById(id);
let underWay = new AbortController();
let addressShown = location.search;

async function fetchPage(asked) {
  underWay.abort();
  underWay = new AbortController();
  const response = await fetch('/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
    signal: underWay.signal,
  });
  // The session is over: the page itself says how to sign in, and leads back here.
  if (response.status === 401) {
    location.reload();
    throw new DOMException('', 'AbortError');
  }
  // Some words lead to a page of their own.
  if (response.redirected) {
    location.assign(response.url);
    throw new DOMException('', 'AbortError');
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (page.getElementById('main-content') === null) throw new Error('Not a page of the playground.');
  return page;
}

function take(page, ids) {
  for (const id of ids) byId(id).replaceWith(page.getElementById(id));
}

function say(text) {
  byId('status').textContent = text;
}

async function ask(asked) {
  say(byId('status').dataset.looking);
  const page = await fetchPage(asked).catch(notReached);
  if (page !== undefined) show(page, asked);
}

function show(page, asked) {
  take(page, ['main-content', 'documents']);
  document.title = page.title;
  byId('question').value = asked.question ?? '';
  createAll(ErrorSummary, undefined, byId('problem'));
  say(byId('main-content').dataset.said ?? '');
  const heading = byId('answer-heading');
  if (heading === null) return;
  byId('answer').scrollIntoView();
  heading.focus({ preventScroll: true });
}

// A request that a later one overtook needs no word.
function notReached(cause) {
  if (cause.name !== 'AbortError') showUnreachable();
}

function showUnreachable() {
  const template = byId('unreachable');
  byId('answer')?.remove();
  byId('problem').replaceChildren(template.content.cloneNode(true));
  document.title = template.dataset.title;
  say('');
  createAll(ErrorSummary, undefined, byId('problem'));
}

function askAndRemember(asked) {
  history.pushState(null, '', `/?${new URLSearchParams(asked)}`);
  addressShown = location.search;
  return ask(asked);
}

async function showCouncil(council) {
  say('');
  const page = await fetchPage({ council }).catch(notReached);
  if (page !== undefined) take(page, ['examples', 'documents']);
}

document.addEventListener('submit', (event) => {
  if (event.target.id !== 'ask') return;
  event.preventDefault();
  void askAndRemember(Object.fromEntries(new FormData(event.target)));
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-question]');
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void askAndRemember({ council: byId('council').value, question: link.dataset.question });
});

// A question has no lines, so Enter asks. Not while Enter ends the composing of a character.
document.addEventListener('keydown', (event) => {
  if (event.target.id !== 'question' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId('ask').requestSubmit();
});

document.addEventListener('change', (event) => {
  if (event.target.id === 'council') void showCouncil(event.target.value);
});

// Back and forward; following a link within the page comes here too, and asks nothing new.
window.addEventListener('popstate', () => {
  if (location.search === addressShown) return;
  addressShown = location.search;
  void ask(Object.fromEntries(new URLSearchParams(location.search)));
});

document.body.classList.add('govuk-frontend-supported');
createAll(SkipLink);
createAll(ErrorSummary);
