import { el, two } from './page.js';

/** One topic: who writes it, what its records are keyed by, and each fact with its fields and an example. */
export function topicPage(events, topic, words) {
  const channel = events.channels[topic];
  const writer = Object.values(events.operations ?? {})
    .find((operation) => operation.action === 'send' && operation.channel.$ref === `#/channels/${topic}`);
  const facts = Object.values(channel.messages).map((message) => at(events, message));
  const kafka = channel.bindings?.kafka?.topicConfiguration ?? {};
  return el('section', {},
    el('h1', {}, two(words[topic] ?? topic, topic)),
    el('p', { class: 'lead' }, channel.description ?? ''),
    el('dl', { class: 'facts' },
      ...pair('写入方', 'Writer', writer?.tags?.[0]?.name ?? '—'),
      ...pair('分区键', 'Key', facts[0]?.bindings?.kafka?.key?.description ?? '—'),
      ...pair('保留', 'Kept', (kafka['cleanup.policy'] ?? []).includes('compact') ? '每个键最新一条 latest of each key' : '永久 for ever'),
      ...pair('格式', 'Format', 'CloudEvents 1.0 · Kafka binary mode')),
    ...facts.map((fact) => factPart(events, fact, words)));
}

function factPart(events, fact, words) {
  const schema = at(events, fact.payload);
  const example = fact.examples?.[0];
  return el('article', { class: 'fact', id: fact.name },
    el('h2', {}, two(words[fact.name] ?? fact.title, fact.title)),
    el('p', {}, el('code', {}, fact.name)),
    el('p', {}, fact.summary ?? ''),
    fields(events, schema),
    ...(example ? [el('h3', {}, two('示例', 'Example')), el('p', {}, example.name ?? ''), code('记录头 Headers', example.headers),
      code('内容 Body', example.payload)] : []),
    el('p', {}, el('a', { href: `/catalogue/events/schemas/${fact.name}.json` }, 'JSON Schema')));
}

function fields(events, schema) {
  return el('div', { class: 'scroll' }, el('table', { class: 'fields' },
    el('thead', {}, el('tr', {}, ...[['字段', 'Field'], ['类型', 'Type'], ['说明', 'Meaning']]
      .map(([chinese, english]) => el('th', { scope: 'col' }, two(chinese, english))))),
    el('tbody', {}, ...rows(events, schema, 0))));
}

const DEEPEST = 6;

function rows(events, schema, depth) {
  const resolved = at(events, schema);
  const required = new Set(resolved.required ?? []);
  return Object.entries(resolved.properties ?? {}).flatMap(([name, property]) => {
    const one = at(events, property);
    const inner = one.type === 'array' ? at(events, one.items ?? {}) : one;
    const row = el('tr', {},
      el('th', { scope: 'row', class: `depth-${depth}` }, el('code', {}, name), required.has(name) ? '' : el('small', {}, ' 可选 optional')),
      el('td', {}, type(one, inner)),
      el('td', {}, one.description ?? '', inner.enum ? values(inner.enum) : ''));
    return [row, ...(inner.properties && depth < DEEPEST ? rows(events, inner, depth + 1) : [])];
  });
}

function type(property, inner) {
  const name = inner.format ?? inner.type ?? '';
  return property.type === 'array' ? `${name}[]` : name;
}

function values(all) {
  return el('ul', { class: 'values' }, ...all.map((value) => el('li', {}, el('code', {}, String(value)))));
}

function pair(chinese, english, value) {
  return [el('dt', {}, two(chinese, english)), el('dd', {}, value)];
}

function code(title, json) {
  return el('figure', {}, el('figcaption', {}, title), el('pre', { tabindex: '0' }, el('code', {}, JSON.stringify(json, null, 2))));
}

/** Follows a reference inside the document. */
function at(events, node) {
  if (!node?.$ref?.startsWith('#/')) {
    return node ?? {};
  }
  const target = node.$ref.slice(2).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((here, part) => here?.[part], events);
  return at(events, target);
}
