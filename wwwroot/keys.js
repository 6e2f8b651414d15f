// Keys, help and focus. What can be pressed names its own shortcut in data-key (a button, a link, the summary of a fold, an outcome, a choice of
// a list) and is pressed when that key is; nothing else is a shortcut, and the help lists exactly these.
'use strict';

const keys = (() => {
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
    // A form with data-own-keys keeps its keys to itself: Ctrl+Enter in it sends it, and elsewhere something else.
    const own = element => element.closest('[data-own-keys]');
    const all = keyed().filter(element => element.dataset.key.toLowerCase() === key && (!own(element) || own(element).contains(from)));
    const row = from?.closest('article, [data-own-keys]');
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

  // Chooses of a list, and goes on to the next list of its kind without a choice, else to what says data-done-with that kind.
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

  document.addEventListener('click', event => {
    const stepper = event.target instanceof Element ? event.target.closest('[data-step]') : null;
    if (stepper) {
      step(stepper);
    }
  });

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

  new MutationObserver(keepFocus).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });

  return { pressable: keyed, openDialog };
})();
