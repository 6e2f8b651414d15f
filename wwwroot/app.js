// Small helpers for the console. Loaded before the Blazor script; nothing here may be inline (script-src 'self').
'use strict';

// What can have the focus.
const controls = 'a[href], input, select, textarea, button, summary';

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

// To what is to be mended, also from the drawer or the notice that cover it.
function jumpTo(place) {
  if (!place) {
    return;
  }

  if (!place.closest('.rail')) {
    for (const close of document.querySelectorAll('.rail__close, .notice__close')) {
      if (close.checkVisibility()) {
        close.click();
      }
    }
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

// The same file once more is a new wish, and would be no change while the field kept it.
document.addEventListener('change', event => {
  if (event.target instanceof HTMLInputElement && event.target.type === 'file') {
    event.target.value = '';
  }
});

async function copyFrom(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without https there is no clipboard to write to, but what is selected can still be copied.
    document.execCommand('copy');
  }
}

// Called by the circuit: brings the reader to the next thing to do.
window.reviewConsole = {
  focus(id) {
    const element = document.getElementById(id);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  },

  // On a new page screen readers and keys begin with its heading, unless somebody writes already.
  arrived() {
    const heading = document.querySelector('h1');
    if (heading && !document.activeElement?.matches('input, select, textarea') && !document.querySelector('dialog:modal')) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  },

  close(id) {
    document.getElementById(id)?.close();
  },

  // Whether lines of a list may come and go without moving what somebody looks at.
  atTop() {
    return window.scrollY < 8 && !document.activeElement?.closest('tbody');
  },

  top() {
    window.scrollTo({ top: 0 });
    document.getElementById('rail')?.scrollTo({ top: 0 });
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
