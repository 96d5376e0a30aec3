import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { questionPurpose } from '@/lib/absences/rules'
import type { FollowUp } from '@/lib/bookings/queries/get-follow-up'
import { ofName } from '@/lib/core/elision'
import { formatInstant } from '@/lib/core/formatting'
import { signId } from '@/lib/core/signed-ids'

type Props = { slug: string; zone: string; follow: FollowUp; showsLearner: boolean }

/**
 * Lessons whose teacher is away and that nobody answered about: what mustn't be missed, with where to choose ([1.H6]). For
 * whoever may book for the learner: the address answers for its holder ([0.I9]).
 */
export async function Away({ slug, zone, follow, showsLearner }: Props) {
  const t = await getTranslations('absences.mine')
  const mine = new Set(follow.passes.filter((pass) => pass.mayBook).map((pass) => pass.id))
  const asked = follow.upcoming.filter(({ awayQuestionId, passId }) => awayQuestionId !== null && mine.has(passId))
  return asked.map(({ id, awayQuestionId, teacherName, learnerFirstName, startsAt }) => (
    <Notice
      key={id}
      kind="warning"
      title={t(showsLearner ? 'titleFor' : 'title', {
        teacher: teacherName,
        ofLearner: ofName(learnerFirstName),
        when: formatInstant(startsAt, zone),
      })}
      action={
        <LinkButton href={`/${slug}/messages/absence/${signId(questionPurpose, awayQuestionId!)}`}>
          {t('answer')}
        </LinkButton>
      }
    />
  ))
}
