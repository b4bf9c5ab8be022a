import { answers, others, says, silentThere } from '../../tests/lab/breaks.ts';
import type { Break } from '../../tests/net/break.ts';
import { statuspage } from '../../tests/net/status-pages.ts';
import type { Story } from './story.ts';
import { PART_ID, type Tongue } from './tongue.ts';

type PartStatus = 'operational' | 'partial_outage' | 'major_outage';

/**
 * What the page of both services says. Its trouble began a minute before the story does: what is younger is not yet told.
 */
function pageSays(status: PartStatus, { part, incident }: Tongue): readonly Break[] {
  const told = {
    title: incident,
    impact: status === 'major_outage' ? 'critical' : 'major',
    status: status === 'major_outage' ? 'identified' : 'monitoring',
    components: [PART_ID],
    minutesAgo: 1,
  } as const;
  const pages = statuspage({
    components: [{ id: PART_ID, name: part, status }],
    incidents: status === 'operational' ? [] : [told],
  });
  return [says('wechat', pages), says('qq', pages)];
}

/** A data centre that is left has more to do than it can. */
const TOO_MUCH = { status: 503, body: 'Service Unavailable' } as const;

/**
 * The morning of 22 July 2013, from its beginning to its end as the press told them. Its provider had no page that
 * programs read: the word came in a post, and stands here on a status page.
 */
export function morningOf2013(tongue: Tongue): Story {
  const quiet = pageSays('operational', tongue);
  const here = { kind: 'country', code: tongue.country } as const;
  return {
    title: 'The morning of 22 July 2013, in quick motion',
    endsAtSeconds: 150,
    chapters: [
      {
        id: 'before',
        clock: '07:30',
        atSeconds: 0,
        happens: 'All is well.',
        sees: 'Messages go out, as on any morning.',
        breaks: [here, ...quiet],
      },
      {
        id: 'silence',
        clock: '07:45',
        atSeconds: 12,
        happens: 'Road works cut two cables: one data centre of Tencent cannot be reached.',
        sees: 'WeChat and QQ say nothing. Everything else opens.',
        breaks: [here, ...quiet, silentThere('wechat', 'qq')],
      },
      {
        id: 'errors',
        clock: '08:10',
        atSeconds: 46,
        happens: 'What is left takes the users of all, and turns most of them down.',
        sees: 'WeChat answers with an error, QQ still says nothing.',
        breaks: [here, ...quiet, answers(TOO_MUCH, 'wechat'), silentThere('qq')],
      },
      {
        id: 'official',
        clock: '09:50',
        atSeconds: 64,
        happens: 'Tencent says what has happened.',
        sees: 'Neither says anything again; but now there is word of why.',
        breaks: [here, ...pageSays('major_outage', tongue), silentThere('wechat', 'qq')],
      },
      {
        id: 'elsewhere',
        clock: '12:00',
        atSeconds: 82,
        happens: 'Service returns, region by region; this one is not among the first.',
        sees: 'Friends far away write again. Here it is as before.',
        breaks: [
          here,
          ...pageSays('partial_outage', tongue),
          silentThere('wechat', 'qq'),
          others({ near: 'silent', far: 'answers' }),
        ],
        asksAbout: ['wechat', 'qq'],
      },
      {
        id: 'partly',
        clock: '13:30',
        atSeconds: 110,
        happens: 'QQ is back here; WeChat is let in little by little.',
        sees: 'QQ works. WeChat answers with an error.',
        breaks: [here, ...pageSays('partial_outage', tongue), answers(TOO_MUCH, 'wechat')],
      },
      {
        id: 'after',
        clock: '15:00',
        atSeconds: 132,
        happens: 'Both are back for all.',
        sees: 'Everything that was sent since the morning arrives at once.',
        breaks: [here, ...quiet],
      },
    ],
  };
}
