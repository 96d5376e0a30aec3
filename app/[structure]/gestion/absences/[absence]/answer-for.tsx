import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerForPupilAction } from '@/lib/absences/actions'
import type { AskedLesson } from '@/lib/absences/queries/find-question'
import { isSubstituteFree } from '@/lib/absences/queries/is-substitute-free'
import { listNearestSlots } from '@/lib/absences/queries/list-nearest'
import { formatInstant } from '@/lib/core/formatting'

/** What a pupil says on the telephone, noted for them: the same choices as in their mail ([1.H12]). */
export async function AnswerFor({ slug, question }: { slug: string; question: AskedLesson }) {
  const { answerId, choices, learner, zone } = question
  const [t, hasSubstitute, slots] = await Promise.all([
    getTranslations('absences'),
    choices.includes('substitute') ? isSubstituteFree(question) : false,
    choices.includes('move') ? listNearestSlots(question) : [],
  ])
  const answers = [
    ...(hasSubstitute ? [{ choice: 'substitute' as const, startsAt: '', label: t('choices.substitute') }] : []),
    ...slots.map(({ startsAt }) => ({
      choice: 'move' as const,
      startsAt: startsAt.toISOString(),
      label: `${t('page.moveTo')} ${formatInstant(startsAt, zone)}`,
    })),
    ...(choices.includes('credit') ? [{ choice: 'credit' as const, startsAt: '', label: t('choices.credit') }] : []),
  ]
  return (
    <Details summary={t('page.answerFor', { name: learner })} className="no-print">
      <p className="mb-2 text-sm text-muted">{t('page.answerForText')}</p>
      <div className="flex flex-wrap gap-2">
        {answers.map(({ choice, startsAt, label }) => (
          <ActionForm key={`${choice}${startsAt}`} action={answerForPupilAction} className="!gap-2">
            <HiddenFields structure={slug} answerId={answerId} choice={choice} startsAt={startsAt} />
            <SubmitButton look="quiet">{label}</SubmitButton>
          </ActionForm>
        ))}
      </div>
    </Details>
  )
}
