/** An element with its properties and children; text is always text, never markup. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value);
    }
  }
  element.append(...children);
  return element;
}

/** Chinese first, English beside it. */
export function two(chinese, english) {
  const both = document.createDocumentFragment();
  both.append(el('span', { class: 'zh' }, chinese));
  if (english && english !== chinese) {
    both.append(' ', el('small', { lang: 'en' }, english));
  }
  return both;
}

export function notice(chinese, english, ...more) {
  return el('div', { class: 'notice', role: 'status' }, el('p', {}, chinese), el('p', { lang: 'en' }, english), ...more);
}

export async function load(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.json();
}
