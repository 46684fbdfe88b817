import { el, two } from './page.js';

/** The first page: what there is, and what every caller needs to know. */
export function overview(services, events, words) {
  return el('section', {},
    el('h1', {}, two('接口与事件目录', 'API and event catalogue')),
    el('p', { class: 'lead' }, '课后服务平台的全部接口与已发布事件。', el('span', { lang: 'en' },
      'Every API and every published event of the city\'s after-school platform.')),
    el('h2', {}, two('接口', 'APIs')),
    el('div', { class: 'cards' }, ...services.map((service) => card(`#/api/${service.name}`, words[service.name] ?? service.name,
      service.name, `/api/${service.name}/v1`))),
    el('h2', {}, two('事件', 'Events')),
    el('div', { class: 'cards' }, ...Object.entries(events.channels).map(([topic, channel]) =>
      card(`#/events/${topic}`, words[topic] ?? topic, topic, `${Object.keys(channel.messages).length} 种事件 facts`))),
    el('h2', {}, two('调用须知', 'Before you call')),
    el('table', { class: 'rules' }, el('tbody', {}, ...RULES.map(([what, chinese, english]) => el('tr', {},
      el('th', { scope: 'row' }, el('code', {}, what)), el('td', {}, chinese, el('p', { lang: 'en' }, english)))))),
    el('p', {}, el('a', { href: '/catalogue/events/asyncapi.json', download: 'afterbell-asyncapi.json' },
      '下载 AsyncAPI 3 文档 Download the AsyncAPI 3 document')));
}

function card(address, chinese, english, detail) {
  return el('a', { class: 'card', href: address }, el('b', {}, chinese), el('span', { lang: 'en' }, english), el('code', {}, detail));
}

const RULES = [
  ['Authorization: Bearer …', '除本目录外，所有接口都需要统一身份平台签发的访问令牌，有效期五分钟。',
    'Everything but this catalogue needs an access token of the platform\'s realm; it lives five minutes.'],
  ['Idempotency-Key: "…"', '写操作须带幂等键（加引号的字符串）。超时或 5xx 后用同一个键重发；网关从不代为重试。',
    'Commands carry an idempotency key (a quoted string). After a timeout or a 5xx repeat with the same key; the gateway never retries.'],
  ['If-Match: "…"', '人工编辑的资源带版本号；版本过期返回 412。', 'What people edit carries a version; a stale one is answered 412.'],
  ['application/problem+json', '错误一律为 RFC 9457 格式，含稳定的 code、规则编号与 correlationId，中英文随 Accept-Language。',
    'Errors follow RFC 9457 with a stable code, the rule\'s number and the correlation id, in the language of Accept-Language.'],
  ['429 · 503 · 504', '请按 Retry-After 指定的秒数等待。504 表示结果未知。',
    'Wait as many seconds as Retry-After says. After 504 the outcome is not known.'],
  ['X-Correlation-Id', '可自带；返回与日志、事件中均为同一编号，报障时请提供。',
    'Bring your own or take ours: the same id stands in answers, logs and events. Quote it when something fails.'],
];
