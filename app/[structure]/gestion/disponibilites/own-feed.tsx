import { getTranslations } from 'next-intl/server'
import { FeedAddress } from '@/components/calendars/feed-address'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { endTeacherFeedAction, openTeacherFeedAction } from '@/lib/calendars/actions'
import { findOpenFeed } from '@/lib/calendars/queries/list-feeds'
import type { HoursOf } from './hours-of'

type Props = { of: HoursOf; structureId: string; done?: 'cree' | 'renouvele' | 'supprime' }

/** A teacher's own lessons and sessions in their telephone ([1.F6]): theirs alone, an admin doesn't see the address. */
export async function OwnFeed({ of: { slug, teacher, presence }, structureId, done }: Props) {
  const owner = { kind: 'teacher', structureId, teacherId: teacher.id } as const
  const [t, feed] = await Promise.all([getTranslations('calendars.feeds'), findOpenFeed(owner)])
  return (
    <Card as="section" id="agenda" aria-labelledby="agenda-titre" className="scroll-mt-6">
      <h2 id="agenda-titre" className="mb-2">
        {t('title')}
      </h2>
      <p className="mb-4 max-w-[44rem] text-muted">{t('teacherLead')}</p>
      {done ? (
        <Notice kind="positive" role="status" className="mb-4">
          {t(`done.${done}`)}
        </Notice>
      ) : null}
      <ul className="border-y border-line">
        <FeedAddress
          slug={slug}
          zone={presence.zone}
          whose={t('teacher')}
          ids={{ teacher: teacher.id }}
          feed={feed}
          heading="h3"
          open={openTeacherFeedAction}
          end={endTeacherFeedAction}
        />
      </ul>
    </Card>
  )
}
