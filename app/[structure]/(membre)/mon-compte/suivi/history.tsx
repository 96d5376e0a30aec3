import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PastLesson } from '@/components/bookings/lesson-item'
import { PassTable } from '@/components/passes/pass-table'
import { FoldingSection } from '@/components/ui/details'
import { List } from '@/components/ui/table'
import type { FollowUp } from '@/lib/bookings/queries/get-follow-up'

type Props = { zone: string; showsLearner: boolean; follow: FollowUp; moreHref: Route }

/** What is behind: past lessons and passes that ended ([1.G2], [1.G3]). */
export async function History({ zone, showsLearner, follow, moreHref }: Props) {
  const t = await getTranslations('bookings.follow')
  const ended = follow.passes.filter((pass) => pass.isEnded).reverse()
  return (
    <>
      {follow.past.length > 0 ? (
        <FoldingSection summary={<h2>{t('past')}</h2>}>
          <List label={t('past')}>
            {follow.past.map((lesson) => (
              <PastLesson key={lesson.id} zone={zone} lesson={lesson} showsLearner={showsLearner} />
            ))}
          </List>
          {follow.pastCount > follow.past.length ? (
            <Link href={moreHref} scroll={false} className="mt-2 inline-flex min-h-11 items-center">
              {t('older', { count: follow.pastCount - follow.past.length })}
            </Link>
          ) : null}
        </FoldingSection>
      ) : null}
      {ended.length > 0 ? (
        <FoldingSection summary={<h2>{t('endedPasses')}</h2>} open={false}>
          <PassTable caption={t('endedPasses')} passes={ended} showsLearner={showsLearner} />
        </FoldingSection>
      ) : null}
    </>
  )
}
