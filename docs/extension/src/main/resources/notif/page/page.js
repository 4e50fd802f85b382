'use strict';
// The page is whole without this. It adds what cannot be done without it, and asks for nothing.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// What is said to those who do not see it happen.
const said = make('p', {className: 'said'});
said.setAttribute('role', 'status');
document.body.append(said);

// Copy: of a change the new code, of a terminal the commands.
const text = pre => {
  const commands = all('kbd.c', pre);
  if (commands.length) {
    return commands.map(command => command.textContent).join('\n');
  }
  const copy = pre.cloneNode(true);
  all('del', copy).forEach(gone => gone.remove());
  return copy.textContent;
};
const write = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
  } catch (refused) {
    const field = make('textarea', {value: words});
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
};
const copier = (pre, what) => {
  const button = make('button', {type: 'button', className: 'copy', textContent: 'Copy'});
  button.setAttribute('aria-label', 'Copy ' + what);
  button.onclick = async () => {
    await write(text(pre));
    button.focus();
    button.textContent = 'Copied';
    said.textContent = 'Copied: ' + what;
    setTimeout(() => {
      button.textContent = 'Copy';
      said.textContent = '';
    }, 2000);
  };
  return button;
};
// Out of its place, a card or a button needs a whole name.
const copiers = chapter => {
  all('figure[tabindex]', chapter).forEach(card => {
    const caption = card.querySelector('figcaption');
    const [file, place] = caption.children;
    const step = parseInt(card.dataset.hunk ?? card.dataset.new);
    const what = file.textContent + ' ' + place.textContent + (step ? ', step ' + step : '');
    card.setAttribute('aria-label', what);
    step && file.setAttribute('aria-label', `${file.textContent}, the whole file after step ${step}`);
    const gone = card.querySelector('del') && !card.querySelector('ins');
    gone || caption.append(copier(card.querySelector('pre'), what));
  });
  all('pre:has(kbd.c), .listingblock pre', chapter).forEach(pre => {
    const place = make('div', {className: 'copied'});
    const title = pre.closest('figure')?.querySelector('figcaption').textContent;
    pre.before(place);
    place.append(pre, copier(pre, 'commands: ' + (title ? title + ', ' : '') + pre.ariaLabel));
  });
};

// What does not scroll need not be reached with the keyboard.
const sizes = new ResizeObserver(changes => changes.forEach(({target}) =>
  (target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1)));
all('[tabindex="0"]').forEach(each => sizes.observe(each));

// The link to the text leaves the address as it is: the whole files show the step that it names.
const main = document.querySelector('main');
document.querySelector('.skip').onclick = click => {
  click.preventDefault();
  main.tabIndex = -1;
  main.focus();
  main.scrollIntoView();
};

// Contents: the sections of the chapter that is being read, and a mark at the current one.
const links = new Map(all('nav a[href^="#"]').map(link => [link.hash.slice(1), link]));
all('main h3[id]').forEach(heading => {
  const chapter = heading.closest('.sect1')?.querySelector('h2');
  const item = chapter && links.get(chapter.id)?.closest('li');
  if (item) {
    const list = item.querySelector('ol') || item.appendChild(make('ol', {}));
    const link = make('a', {href: '#' + heading.id, textContent: heading.textContent});
    list.append(make('li', {}, link));
    links.set(heading.id, link);
  }
});
// Only the sections of the chapter at hand are asked where they are.
const chapters = all('main .sect1').filter(chapter => links.has(chapter.querySelector('h2').id));
const last = elements =>
  elements.filter(each => each.getBoundingClientRect().top < innerHeight / 3).pop();
const mark = () => {
  const chapter = last(chapters);
  const sections = chapter ? all('h3[id]', chapter).filter(each => links.has(each.id)) : [];
  const here = chapter && (last(sections) || chapter.querySelector('h2')).id;
  links.forEach((link, id) => {
    const around = Boolean(here) && link.parentNode.contains(links.get(here));
    link.parentNode.classList.toggle('here', around);
    id === here ? link.setAttribute('aria-current', 'location') : link.removeAttribute('aria-current');
  });
  here && links.get(here).scrollIntoView({block: 'nearest'});
};
if (chapters.length) {
  const seen = new IntersectionObserver(mark, {rootMargin: '0px 0px -67% 0px'});
  [...chapters, ...all('main .sect2')].forEach(each => seen.observe(each));
}
const contents = document.querySelector('nav details');
all('nav a').forEach(link => link.addEventListener('click', () => (contents.open = false)));
contents.onkeydown = press => {
  if (press.key === 'Escape') {
    contents.open = false;
    contents.firstElementChild.focus();
  }
};
// How high the head is, for what stays below it.
const head = document.querySelector('header');
head.style.readingFlow = 'flex-visual'; // what stands first is reached first
new ResizeObserver(() => contents.open ||
  document.documentElement.style.setProperty('--head', head.offsetHeight + 'px')).observe(head);

// The session player: one line at a time, with the state of both ends after it.
const topics = letters => [...letters].map(each => ({r: 'random', c: 'classified'})[each]).join(', ') || 'nothing';
const mode = letter => ({c: 'command', n: 'notification', x: 'closed'})[letter];
const state = (name, facts) =>
  make('dl', {}, make('dt', {textContent: name}), ...facts.map(fact => make('dd', {}, ...fact)));
const bold = words => make('b', {textContent: words});
const states = (code, panel) => {
  const [server, unread, owed, outstanding, client, awaited, waits] = code.split('/');
  panel.replaceChildren(
    state('Client', [
      ['mode ', bold(mode(client))],
      ['awaits the reply to ', bold(awaited || 'nothing')],
      ['waits for a notification: ', bold(waits ? 'yes' : 'no')],
    ]),
    state('Server', [
      ['mode ', bold(mode(server))],
      ['unread ', bold(topics(unread))],
      ['still owes news of ', bold(topics(owed))],
      ['acknowledgement outstanding: ', bold(outstanding ? 'yes' : 'no')],
    ]));
};
const play = talk => {
  const lines = all('li', talk);
  const drawing = talk.querySelector('svg');
  const veil = drawing.appendChild(document.createElementNS(drawing.namespaceURI, 'rect'));
  veil.setAttribute('class', 'veil');
  const panel = make('div', {className: 'state'});
  const facts = () => all('dd', panel).map(each => each.parentNode.firstChild.textContent + ' ' + each.textContent);
  let at = -1;
  const show = next => {
    at = next;
    let rows = 0;
    let code;
    lines.forEach((line, i) => {
      line.classList.toggle('now', i === at);
      line.classList.toggle('later', at >= 0 && i > at);
      if (i <= at) {
        rows += line.matches('.m') ? 0 : 1;
        code = line.dataset.s || code;
      }
    });
    const size = {x: 0, y: at < 0 ? 9999 : 30 + rows * 30, width: 360, height: 9999};
    Object.entries(size).forEach(([name, value]) => veil.setAttribute(name, value));
    const known = facts();
    at < 0 ? panel.replaceChildren() : code && states(code, panel);
    said.textContent = at < 0 ? '' : [`${at + 1} of ${lines.length}: ${lines[at].textContent.trim()}`,
      ...facts().filter(each => !known.includes(each))].join('. ');
    lines[at]?.scrollIntoView({block: 'nearest'});
    on.textContent = at < 0 ? 'Step through' : 'Next';
    [back, again, end].forEach(each => (each.hidden = at < 0));
    back.setAttribute('aria-disabled', at <= 0);
    on.setAttribute('aria-disabled', at === lines.length - 1);
  };
  const button = (words, action) =>
    make('button', {type: 'button', textContent: words, onclick: action});
  const go = step => lines[at + step] && show(at + step);
  const back = button('Previous', () => go(-1));
  const on = button('Next', () => go(1));
  const again = button('Restart', () => show(0));
  const end = button('Show all', () => {
    show(-1);
    on.focus();
  });
  const player = make('div', {className: 'player'}, on, back, again, end, panel);
  player.setAttribute('role', 'group');
  player.setAttribute('aria-label', talk.closest('.session').querySelector('summary, b').textContent);
  talk.before(player);
  show(-1);
};

// Chapter by chapter, when the browser has nothing else to do.
const idle = window.requestIdleCallback ?? setTimeout;
all('main > *').forEach(chapter => idle(() => {
  copiers(chapter);
  all('.talk', chapter).forEach(play);
}));

// On paper nothing is folded.
let folded = [];
addEventListener('beforeprint', () => {
  folded = all('main details:not([open])');
  folded.forEach(each => (each.open = true));
});
addEventListener('afterprint', () => folded.forEach(each => (each.open = false)));
