import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { FeedBody } from '../feed-platform.ts';
import { readTime } from '../read-time.ts';
import { plainText } from './plain-text.ts';

/** Items that are looked at: the longest histories known hold a few hundred. */
const MAX_ITEMS = 1_000;
/** Characters of an item's text that are looked at; the newest update stands at one of its ends. */
const MAX_BODY = 20_000;

export interface XmlItem {
  /** What stays the same over the updates of one incident: guid or id, else the link, else the title. */
  readonly id: string;
  /** Without tags. */
  readonly title: string;
  /** As it stands, tags included. */
  readonly html: string;
  readonly link: string | undefined;
  readonly categories: readonly string[];
  /** ms since the epoch. */
  readonly publishedMs: number | undefined;
  readonly updatedMs: number | undefined;
  /** Text of a `status` element, which some vendors add. */
  readonly status: string | undefined;
}

export interface XmlFeed {
  readonly kind: 'rss' | 'atom';
  readonly title: string | undefined;
  readonly link: string | undefined;
  /** ms since the epoch; when the feed says that it was made. */
  readonly builtMs: number | undefined;
  readonly items: readonly XmlItem[];
}

/** An RSS (0.9 to 2.0) or Atom feed; undefined for anything else. Entities of a document type are never expanded. */
export function readXmlFeed({ text, type }: FeedBody): XmlFeed | undefined {
  if (type.includes('html')) return undefined;
  try {
    // The library copies the whole text once for each carriage return that it meets.
    const source = text.trim().replace(/\r\n?/g, '\n');
    const { root } = parseXml(source, { ignoreUndefinedEntities: true });
    return root === null ? undefined : feedOf(root);
  } catch {
    // Malformed, or nested deeper than the stack.
    return undefined;
  }
}

function feedOf(root: XmlElement): XmlFeed | undefined {
  const [, prefix = '', name = ''] = /^(\w+:)?(\w+)$/.exec(root.name) ?? [];
  if (name === 'feed') return read('atom', root, childrenOf(root, `${prefix}entry`), prefix);
  const channel = childrenOf(root, 'channel')[0];
  if (channel === undefined || (name !== 'rss' && name !== 'RDF')) return undefined;
  return read('rss', channel, childrenOf(name === 'RDF' ? root : channel, 'item'), '');
}

function read(
  kind: XmlFeed['kind'],
  head: XmlElement,
  items: XmlElement[],
  prefix: string,
): XmlFeed {
  return {
    kind,
    title: titleOf(head, prefix),
    link: linkOf(head, prefix),
    builtMs: readTime(first(head, [`${prefix}updated`, 'lastBuildDate', 'pubDate', 'dc:date'])),
    items: items.slice(0, MAX_ITEMS).map((item) => itemOf(item, prefix)),
  };
}

function itemOf(item: XmlElement, prefix: string): XmlItem {
  const title = titleOf(item, prefix) ?? '';
  const link = linkOf(item, prefix);
  const published = readTime(first(item, [`${prefix}published`, 'pubDate', 'dc:date']));
  const html =
    first(item, [`${prefix}content`, `${prefix}summary`, 'content:encoded', 'description']) ?? '';
  return {
    id: first(item, [`${prefix}id`, 'guid']) ?? item.attributes['rdf:about'] ?? link ?? title,
    title,
    html:
      html.length > MAX_BODY
        ? `${html.slice(0, MAX_BODY / 2)}\n${html.slice(-MAX_BODY / 2)}`
        : html,
    link,
    categories: childrenOf(item, `${prefix}category`).map(textOf),
    publishedMs: published,
    updatedMs: readTime(first(item, [`${prefix}updated`, 'atom:updated'])) ?? published,
    status: first(item, ['status']),
  };
}

function titleOf(element: XmlElement, prefix: string): string | undefined {
  const title = first(element, [`${prefix}title`]);
  return title === undefined ? undefined : plainText(title.slice(0, MAX_BODY));
}

/** Atom has its address in an attribute, and may have several; RSS has it as text. */
function linkOf(element: XmlElement, prefix: string): string | undefined {
  const links = childrenOf(element, `${prefix}link`);
  const page = links.find((link) => (link.attributes.rel ?? 'alternate') === 'alternate');
  return page && (page.attributes.href ?? textOf(page));
}

function first(element: XmlElement, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = childrenOf(element, name)
      .map(textOf)
      .find((found) => found !== '');
    if (text !== undefined) return text;
  }
  return undefined;
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

function textOf(element: XmlElement): string {
  return element.text.trim();
}
