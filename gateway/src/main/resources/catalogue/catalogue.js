// One page, no build step: the services' OpenAPI documents and the published event contracts, as this gateway serves them.
import { overview } from './overview.js';
import { topicPage } from './events.js';
import { el, load, notice, two } from './page.js';

const content = document.getElementById('content');
const [services, words, events] = await Promise.all([
  load('/catalogue/services.json'),
  load('/catalogue/words.json'),
  load('/catalogue/events/asyncapi.json').catch(() => ({ channels: {}, components: {} })),
]);
// In the order in which work flows through the services, which is the order of the words.
const order = Object.keys(words);
services.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
const topics = Object.keys(events.channels);

function entries(list, prefix, names) {
  document.getElementById(list).replaceChildren(...names.map((name) =>
    el('li', {}, el('a', { href: `#/${prefix}/${name}` }, two(words[name] ?? name, name)))));
}

async function api(name) {
  const service = services.find((one) => one.name === name);
  if (!service) {
    return notice('没有这个服务', 'There is no such service.');
  }
  const answer = await fetch(service.openapi, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    return notice(`“${words[name] ?? name}”暂时无法访问，请稍后再试。`, `${name} cannot be reached (${answer.status}). Try again shortly.`,
      el('button', { type: 'button', onclick: show }, '重试 Retry'));
  }
  const place = el('div', { class: 'viewer' });
  window.SwaggerUIBundle({
    spec: await answer.json(), domNode: place, layout: 'BaseLayout', validatorUrl: null, docExpansion: 'list',
    defaultModelsExpandDepth: 0, defaultModelExpandDepth: 2, displayRequestDuration: true, tryItOutEnabled: false,
    presets: [window.SwaggerUIBundle.presets.apis], syntaxHighlight: { activated: true },
  });
  return el('section', {},
    el('h1', {}, two(`${words[name] ?? name} 接口`, `${name} API`)),
    el('p', { class: 'lead' }, el('a', { href: service.openapi, download: `${name}-openapi.json` }, '下载 OpenAPI 文档 Download'), ' ',
      el('code', {}, service.openapi)),
    place);
}

function page(kind, name) {
  switch (kind) {
    case 'api': return api(name);
    case 'events': return topics.includes(name) ? topicPage(events, name, words) : notice('没有这个主题', 'There is no such topic.');
    default: return overview(services, events, words);
  }
}

async function show() {
  const [kind = '', name = ''] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  for (const link of document.querySelectorAll('nav a')) {
    const here = link.getAttribute('href') === `#/${kind}/${name}`;
    here ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
  content.replaceChildren(el('p', { class: 'wait' }, '正在载入… Loading…'));
  const asked = location.hash;
  const shown = await Promise.resolve(page(kind, name)).catch(() => notice('载入失败，请刷新页面。', 'Loading failed. Reload the page.'));
  if (asked === location.hash) {
    content.replaceChildren(shown);
    window.scrollTo(0, 0);
  }
}

entries('apis', 'api', services.map((one) => one.name));
entries('topics', 'events', topics);
window.addEventListener('hashchange', show);
await show();
