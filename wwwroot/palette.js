// Dialogs and the palette. They open, move and close here, so that no letter waits for the circuit.
'use strict';

(() => {
  // What is typed next is already the dialog's; the browser holds the focus inside and gives it back.
  function open(dialog) {
    keys.openDialog()?.close();
    const list = dialog.querySelector('[data-keys]');
    if (list) {
      list.replaceChildren(...keyRows());
    }

    dialog.showModal();
    dialog.querySelector('input')?.select();
    followAnswers();
  }

  // The page's own keys before those of the frame.
  function keyRows() {
    const named = new Map();
    const all = keys.pressable();
    for (const element of [...all.filter(one => one.closest('main')), ...all.filter(one => !one.closest('main'))]) {
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

    // Beside the dialog, on its own button, or on one of its answers: it is done with.
    const around = target?.closest('dialog');
    if (around && (target === around || target.closest('[data-closes], [role=option]:not([data-stays])'))) {
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
    if (!text || !keys.openDialog()?.contains(text)) {
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

  let recent = '';

  // After each drawing: what the palette found, which case was opened.
  new MutationObserver(() => {
    followAnswers();
    const opened = document.querySelector('[data-recent]')?.dataset;
    if (opened && opened.recent + opened.recentOf !== recent) {
      recent = opened.recent + opened.recentOf;
      const numbers = [opened.recent, ...window.reviewConsole.recent(opened.recentOf).filter(number => number !== opened.recent)];
      window.reviewConsole.remember('cases ' + opened.recentOf, numbers.slice(0, 5).join(' '));
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-for'] });
})();
