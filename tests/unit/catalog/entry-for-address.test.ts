import { describe, expect, test } from 'vitest';
import { CATALOG } from '../../../src/catalog/catalog.ts';
import { entryForAddress } from '../../../src/catalog/entry-for-address.ts';

describe('entryForAddress', () => {
  test.each([
    ['https://github.com/', 'github'],
    ['https://github.com/some/where?token=1#part', 'github'],
    ['http://github.com/', 'github'],
    ['https://www.github.com/', 'github'],
    ['https://GitHub.com./', 'github'],
    ['https://gist.github.com/x', 'github'],
    ['https://api.github.com/', 'github'],
    ['https://mp.weixin.qq.com/s/x', 'wechat'],
    ['https://pay.weixin.qq.com/', 'wechat-pay'],
    ['https://work.weixin.qq.com/', 'wecom'],
    ['https://zhuanlan.zhihu.com/p/1', 'zhihu'],
    ['https://baidu.com/s?wd=x', 'baidu'],
    ['https://pan.baidu.com/', 'baidu-netdisk'],
    ['https://www.google.com/search?q=x', 'google-search'],
    ['https://mail.google.com/mail/u/0', 'gmail'],
    ['https://music.163.com/', 'netease-music'],
    ['https://en.wikipedia.org/wiki/X', 'wikipedia'],
    ['https://m.weibo.com/', 'weibo'],
    ['https://console.aws.amazon.com/', 'aws'],
    ['https://us-east-1.console.aws.amazon.com/', 'aws'],
    ['https://old.reddit.com/', 'reddit'],
    ['https://api.bilibili.com/x', 'bilibili'],
  ])('%s belongs to %s', (url, id) => {
    expect(entryForAddress(url)?.id).toBe(id);
  });

  test.each([
    ['somebody else’s name that ends alike', 'https://evil-weixin.qq.com.example/'],
    ['a known name as the start of another', 'https://weixin.qq.com.evil.example/'],
    ['a known name glued to another', 'https://evilgithub.com/'],
    ['a front door glued to another name', 'https://evilweixin.qq.com/'],
    ['a known name as its user name', 'https://github.com@evil.example/'],
    ['a known name in its path', 'https://evil.example/github.com'],
    ['another port', 'https://github.com:8443/'],
    ['a domain that several services share', 'https://news.qq.com/'],
    ['a domain that several services share, its home among them', 'https://tieba.baidu.com/'],
    ['a sign-in host that several services share', 'https://accounts.google.com/'],
    ['a host of files that anybody uses', 'https://fonts.googleapis.com/'],
    ['a cloud that anybody uses', 'https://bucket.s3.amazonaws.com/'],
    ['a page of a person, not of the service', 'https://somebody.github.io/'],
    ['an address in numbers', 'https://192.0.2.1/'],
    ['an address in numbers, version 6', 'https://[2001:db8::1]/'],
    ['a name without a dot', 'https://localhost/'],
    ['what names are given out below', 'https://com.cn/'],
    ['no web address', 'ftp://github.com/'],
    ['a script', 'javascript:alert(1)'],
    ['no address', 'github'],
    ['nothing', ''],
  ])('%s belongs to none', (_what, url) => {
    expect(entryForAddress(url)).toBeUndefined();
  });

  test('every front door leads to its own entry', () => {
    for (const entry of CATALOG) {
      for (const endpoint of entry.endpoints.filter((each) => each.function === 'web'))
        expect(entryForAddress(endpoint.url)?.id, endpoint.url).toBe(entry.id);
    }
  });

  test('names below a front door never lead to another provider', () => {
    for (const entry of CATALOG) {
      const front = entry.endpoints.find((each) => each.function === 'web')?.url ?? '';
      const found = entryForAddress(`https://below.${new URL(front).hostname}/`);
      if (found !== undefined) expect(found.provider, front).toBe(entry.provider);
    }
  });
});
