// Small helpers for the console. Loaded before the Blazor script; nothing here may be inline (script-src 'self').
'use strict';

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;

  // Shown while there is no circuit, so their buttons cannot be the circuit's.
  switch (target?.closest('[data-deed]')?.dataset.deed) {
    case 'reload':
      location.reload();
      break;
    case 'reconnect':
      // False: the server is back but no longer knows this circuit.
      Blazor.reconnect().then(known => known || location.reload(), () => {});
      break;
  }

  if (target?.closest('.skip-link')) {
    event.preventDefault();
    document.getElementById('page')?.focus();
  }

  const jump = target?.closest('[data-jump]')?.dataset.jump;
  if (jump) {
    event.preventDefault();
    jumpTo(document.getElementById(jump));
  }

  const copy = target?.closest('[data-copy]');
  if (copy) {
    copyFrom(document.getElementById(copy.dataset.copy)).then(() => { copy.dataset.done = ''; });
  }
}, true);

// To what is to be mended, also from the drawer that covers it on a narrow screen.
function jumpTo(place) {
  if (!place) {
    return;
  }

  const close = document.querySelector('.rail__close');
  if (close?.checkVisibility() && !place.closest('.rail')) {
    close.click();
  }

  whenShown(place, () => {
    const control = place.matches(controls) ? place : [...place.querySelectorAll(controls)].find(inside => !inside.matches(':disabled, [data-jump]') && inside.checkVisibility());
    (control ?? place).focus({ preventScroll: true });
    place.scrollIntoView({ block: place.clientHeight < innerHeight / 2 ? 'center' : 'nearest' });
  });
}

// A drawer that was asked to open does so when the circuit answers.
function whenShown(place, then) {
  if (place.checkVisibility()) {
    then();
    return;
  }

  const look = new MutationObserver(() => {
    if (place.checkVisibility()) {
      look.disconnect();
      then();
    }
  });
  look.observe(document.body, { attributes: true, subtree: true, attributeFilter: ['data-open'] });
  setTimeout(() => look.disconnect(), 3000);
}

async function copyFrom(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without https there is no clipboard to write to, but what is selected can still be copied.
    document.execCommand('copy');
  }
}

// Keys. What can be pressed names its own shortcut in data-key (a button, a link, the summary of a fold, an outcome, a choice of a list);
// nothing else is a shortcut, and the help lists exactly these.
const controls = 'a[href], input, select, textarea, button, summary';
const openDialog = () => [...document.querySelectorAll('dialog:modal')].at(-1);

// Over an open dialog only its own keys count, and the one that opened it, which closes it.
function keyed() {
  const dialog = openDialog();
  return [...document.querySelectorAll('[data-key]')]
    .filter(element => isReady(element) && (!dialog || dialog.contains(element) || element.dataset.opens === dialog.id));
}

function isReady(element) {
  const shown = element.closest('select') ?? element;
  return !element.disabled && !shown.matches(':disabled') && (shown.checkVisibility() || !!drawerOf(shown));
}

// On a narrow screen the rail is a drawer; what is in it can be pressed all the same, and opens it.
function drawerOf(element) {
  const open = document.querySelector('.rail-switch');
  return element.closest('.rail')?.checkVisibility() === false && open?.checkVisibility() ? open : null;
}

// The key as data-key writes it. With an input method or another script on, the place on the keyboard says which key it was.
function keyOf(event) {
  const place = /^(?:Key|Digit)(\w)$/.exec(event.code ?? '')?.[1];
  let key = event.key.length === 1 ? event.key.normalize('NFKC') : event.key;
  if (place && (key === 'Process' || key === 'Unidentified' || (key.length === 1 && key > '~'))) {
    key = place;
  } else if (key === 'Process' && event.code === 'Slash' && event.shiftKey) {
    key = '?';
  }

  // Caps Lock changes nothing; Shift makes another key of a letter, and is how some keyboards write "?".
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/i.test(key)) ? 'Shift+' : '';
  return ((event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + shift + key).toLowerCase();
}

// What stands in the same row as the focus comes first; without one, what is still to be done: a fold that is closed, a list without a choice.
function pressedBy(key, from) {
  const all = keyed().filter(element => element.dataset.key.toLowerCase() === key);
  const row = from?.closest('article');
  const toDo = element => element.matches('option') ? element.closest('select').value === '' : !(element.matches('summary') && element.parentElement.open);
  return all.find(element => row?.contains(element)) ?? all.find(toDo);
}

function press(element) {
  drawerOf(element)?.click();
  if (element.matches('option')) {
    choose(element);
  } else if (element.matches('[type=radio]') && element.checked) {
    element.focus();
  } else {
    element.click();
  }

  const row = element.matches('summary') ? element.closest('article') : null;
  if (row && !row.contains(document.activeElement)) {
    bringTo(row, element);
  }
}

// Chooses of a list, and goes on to the next list of its kind without a choice, else to what data-then says.
function choose(option) {
  const list = option.closest('select');
  list.value = option.value;
  ['input', 'change'].forEach(kind => list.dispatchEvent(new Event(kind, { bubbles: true })));
  const all = [...document.querySelectorAll(`select[data-testid="${list.dataset.testid}"]:enabled`)];
  const at = all.indexOf(list);
  const next = [...all.slice(at + 1), ...all.slice(0, at)].find(other => other.value === '');
  if (next) {
    bringTo(next.closest('article') ?? next, next);
  } else {
    document.querySelector('[data-done-with="' + list.dataset.testid + '"]')?.click();
  }
}

function bringTo(place, control) {
  (control ?? place).focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}

// Walking along a list: the place is kept, also when the row that had the focus is gone.
let walked = { among: '', at: -1 };

function step(button) {
  const stops = [...document.querySelectorAll(button.dataset.among)].filter(stop => stop.checkVisibility());
  const here = stops.findIndex(stop => stop.contains(document.activeElement));
  const kept = walked.among === button.dataset.among + location.pathname ? walked : { at: -1 };
  const gone = here < 0 && kept.at >= 0 && !stops.includes(kept.stop);
  const from = here >= 0 ? here : kept.at;
  const at = Math.max(0, Math.min(stops.length - 1, gone ? from : from + Number(button.dataset.step)));
  const stop = stops[at];
  if (stop) {
    walked = { among: button.dataset.among + location.pathname, at, stop };
    bringTo(stop.closest('tr') ?? stop, stop.matches(controls) ? stop : stop.querySelector('select:enabled') ?? stop.querySelector(controls));
  }
}

document.addEventListener('keydown', event => {
  const from = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.isComposing || event.altKey || event.getModifierState?.('AltGraph') || !event.key) {
    return;
  }

  // A list whose choices have keys is chosen from by these; any other list keeps its letters, and so does every text.
  const field = from?.closest('textarea, select:not(:has(option[data-key])), [contenteditable], input:not([type=radio], [type=checkbox])');
  const key = keyOf(event);
  if (field && !key.startsWith('ctrl+')) {
    return;
  }

  const pressed = pressedBy(key, from);
  if (!pressed) {
    return;
  }

  event.preventDefault();
  if (event.repeat && !pressed.dataset.step) {
    return;
  }

  // What was typed counts before what is pressed: some fields speak up only when they are left.
  if (field && !pressed.dataset.opens) {
    field.blur();
    press(pressed);
    field.focus({ preventScroll: true });
  } else {
    press(pressed);
  }
});

// Dialogs. They open here, so that what is typed next is already theirs; the browser holds the focus inside and gives it back.
function open(dialog) {
  openDialog()?.close();
  const list = dialog.querySelector('[data-keys]');
  if (list) {
    list.replaceChildren(...keyRows());
  }

  dialog.showModal();
  dialog.querySelector('input')?.select();
  followAnswers();
}

function keyRows() {
  const named = new Map();
  for (const element of keyed()) {
    const key = element.dataset.key.toLowerCase();
    if (!named.has(key)) {
      named.set(key, [element.dataset.key, nameOf(element)]);
    }
  }

  return [...named.values()].flatMap(([key, name]) => {
    const [dt, dd] = [document.createElement('dt'), document.createElement('dd')];
    dt.dataset.testid = 'key';
    dt.append(...key.split('+').map(part => Object.assign(document.createElement('kbd'), { className: 'key', textContent: part.length === 1 ? part.toUpperCase() : part })));
    dd.textContent = name;
    return [dt, dd];
  });
}

// As it is read on the screen, without the key itself.
function nameOf(element) {
  const words = place => {
    const copy = place.cloneNode(true);
    copy.querySelectorAll('kbd').forEach(kbd => kbd.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  if (element.matches('option')) {
    return `${words(element.closest('select').labels[0])}: ${element.text.replace(/^\d+\s+/, '')}`;
  }

  return element.ariaLabel || words(element.labels?.[0] ?? element) || element.title;
}

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;
  const stepper = target?.closest('[data-step]');
  if (stepper) {
    step(stepper);
  }

  // Beside the dialog, on its own button, or on one of its answers: it is done with.
  const around = target?.closest('dialog');
  if (around && (target === around || target.closest('[data-closes], [role=option]'))) {
    around.close();
  }

  const opener = target?.closest('[data-opens]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    dialog.open ? dialog.close() : open(dialog);
  }
}, true);

// The palette. Arrows choose among the answers, Enter takes one: at once, or as soon as the answers are those of what was typed.
const answers = () => [...document.querySelectorAll('#palette [role=option]')];
const isAnswered = text => document.getElementById('palette-list')?.dataset.for === text.value;
let waiting = false;
let moved = false;

function mark(option) {
  answers().forEach(other => other.setAttribute('aria-selected', other === option ? 'true' : 'false'));
  const text = document.getElementById('palette-text');
  option ? text.setAttribute('aria-activedescendant', option.id) : text.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

// The first answer is marked until somebody moves, whatever comes in.
function followAnswers() {
  const text = document.getElementById('palette-text');
  if (!text || !openDialog()?.contains(text)) {
    return;
  }

  const all = answers();
  if (!moved || !all.some(option => option.ariaSelected === 'true')) {
    mark(all[0]);
  }

  if (waiting && isAnswered(text)) {
    waiting = false;
    all[0]?.click();
  }
}

document.addEventListener('keydown', event => {
  const text = event.target;
  if (!(text instanceof Element) || text.id !== 'palette-text' || event.isComposing || event.keyCode === 229) {
    return;
  }

  const all = answers();
  const at = all.findIndex(option => option.ariaSelected === 'true');
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      moved = true;
      mark(all.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % all.length));
      break;
    case 'Enter':
      waiting = !isAnswered(text);
      if (!waiting) {
        all[Math.max(0, at)]?.click();
      }

      break;
    case 'Tab': break;
    default: waiting = moved = false; return;
  }

  event.preventDefault();
});

document.addEventListener('close', event => {
  waiting = moved = false;
  const text = event.target.querySelector('#palette-text');
  if (text?.value) {
    text.value = '';
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }
}, true);

// What a page shows changes under the hands. The focus stays: where what had it is gone, it goes to what stands in its place.
let held = null;
document.addEventListener('focusin', event => {
  held = { element: event.target, places: [] };
  for (let part = event.target; part.parentElement && !part.matches('main, dialog, body'); part = part.parentElement) {
    held.places.push([part.parentElement, [...part.parentElement.children].indexOf(part)]);
  }
});
document.addEventListener('pointerdown', () => { held = null; }, true);

function keepFocus() {
  if (!held || openDialog() || document.activeElement !== document.body || !document.hasFocus()) {
    return;
  }

  const { element, places } = held;
  if (element.isConnected) {
    // It was only out of reach for a moment, as a button is while what it asked for is being done.
    if (!element.matches(':disabled') && element.checkVisibility()) {
      element.focus({ preventScroll: true });
    }

    return;
  }

  const reachable = part => [...(part?.matches(controls) ? [part] : []), ...(part?.querySelectorAll(controls) ?? [])]
    .find(control => !control.matches(':disabled') && control.checkVisibility());
  const from = places.findIndex(([parent]) => parent.isConnected);
  for (const [parent, at] of from < 0 ? [] : places.slice(from)) {
    const found = parent.matches('main') ? null : reachable(parent.children[Math.min(at, parent.children.length - 1)]) ?? reachable(parent);
    if (found) {
      found.focus({ preventScroll: true });
      return;
    }
  }
}

let recent = '';

// After each drawing: the focus, what the palette found, which case was opened.
new MutationObserver(() => {
  keepFocus();
  followAnswers();
  const opened = document.querySelector('[data-recent]')?.dataset;
  if (opened && opened.recent + opened.recentOf !== recent) {
    recent = opened.recent + opened.recentOf;
    const numbers = [opened.recent, ...window.reviewConsole.recent(opened.recentOf).filter(number => number !== opened.recent)];
    window.reviewConsole.remember('cases ' + opened.recentOf, numbers.slice(0, 5).join(' '));
  }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'data-for'] });
// Called by the circuit: brings the reader to the next thing to do.
window.reviewConsole = {
  focus(id) {
    const element = document.getElementById(id);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  },

  // Whether lines of a list may come and go without moving what somebody looks at.
  atTop() {
    return window.scrollY < 8 && !document.activeElement?.closest('tbody');
  },

  top() {
    window.scrollTo({ top: 0 });
  },

  // Small habits of this device (a view, never a name); without storage there are none.
  remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Private windows may refuse.
    }
  },

  recall(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },

  // Numbers of the cases somebody had open last on this device, the last first.
  recent(whose) {
    return (window.reviewConsole.recall('cases ' + whose) ?? '').split(' ').filter(Boolean);
  },
};

// Instants are shown in the reader's time zone; the connection of the circuit carries it to the server.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  document.cookie = `tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}

// Drafts. What is typed while there is no connection reaches nobody: it is sent again when the connection is back, and carried over a
// reload when the server no longer knows the circuit. data-draft says whose it is; nobody finds somebody else's words.
const drafts = () => [...document.querySelectorAll('[data-draft]:not([readonly])')];
const send = field => ['input', 'change'].forEach(kind => field.dispatchEvent(new Event(kind, { bubbles: true })));
const connection = document.getElementById('components-reconnect-modal');
const isLost = () => ['show', 'failed', 'rejected'].some(state => connection?.classList.contains('components-reconnect-' + state));

if (connection) {
  let wasLost = false;
  new MutationObserver(() => {
    if (wasLost && !isLost()) {
      drafts().forEach(send);
    }

    wasLost = isLost();

    // The server is back and no longer knows this circuit: everything that was typed is carried over, so there is nothing to ask.
    if (connection.classList.contains('components-reconnect-rejected')) {
      location.reload();
    }
  }).observe(connection, { attributes: true, attributeFilter: ['class'] });
}

addEventListener('pagehide', () => {
  if (isLost() && drafts().length > 0) {
    const texts = drafts().map(field => [field.id, field.dataset.draft, field.value]);
    sessionStorage.setItem('unsent', JSON.stringify({ page: location.pathname, texts }));
  }
});

// Who has to sign in again first finds it afterwards.
const unsent = JSON.parse(sessionStorage.getItem('unsent'));
if (location.pathname !== '/sign-in') {
  sessionStorage.removeItem('unsent');
}

if (unsent?.page === location.pathname) {
  const putBack = new MutationObserver(() => {
    for (const [id, whose, text] of unsent.texts) {
      const field = drafts().find(candidate => candidate.id === id && candidate.dataset.draft === whose);
      if (field) {
        unsent.texts = unsent.texts.filter(other => other[0] !== id);
        if (field.value !== text) {
          field.value = text;
          send(field);
        }
      }
    }

    if (unsent.texts.length === 0) {
      putBack.disconnect();
    }
  });
  putBack.observe(document.body, { childList: true, subtree: true });
}
