import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerAbsenceAction } from '@/lib/absences/actions'
import type { AskedLesson } from '@/lib/absences/queries/find-question'
import { isSubstituteFree } from '@/lib/absences/queries/is-substitute-free'
import { listNearestSlots } from '@/lib/absences/queries/list-nearest'
import { formatInstant } from '@/lib/core/formatting'
import type { AbsenceChoice } from '@/lib/structures/types'

type Props = { slug: string; token: string; question: AskedLesson }

/** What the school offers for this lesson, each by one button of its own form: it needs no login and no script ([1.H6]). */
export async function Choices({ slug, token, question }: Props) {
  const t = await getTranslations('absences')
  const { choices, substitute } = question
  const hasSubstitute = choices.includes('substitute') && (await isSubstituteFree(question))
  const answer = { slug, token }
  return (
    <div className="grid gap-4">
      {choices.includes('substitute') ? (
        <Choice title={t('choices.substitute')}>
          {hasSubstitute ? (
            <>
              <p className="text-muted">{t('link.substituteText', { teacher: substitute! })}</p>
              <Answer {...answer} choice="substitute" label={t('link.substituteButton', { teacher: substitute! })} />
            </>
          ) : (
            <p className="text-muted">{t('link.substituteTaken', { teacher: substitute ?? '' })}</p>
          )}
        </Choice>
      ) : null}
      {choices.includes('move') ? <MoveChoice slug={slug} token={token} question={question} /> : null}
      {choices.includes('credit') ? (
        <Choice title={t('choices.credit')}>
          <p className="text-muted">{t('link.creditText')}</p>
          <Answer {...answer} choice="credit" label={t('link.creditButton')} />
        </Choice>
      ) : null}
    </div>
  )
}

/** The three nearest free slots of the same teacher; the usual grid, behind the login, has the others. */
async function MoveChoice({ slug, token, question }: Props) {
  const [t, slots] = await Promise.all([getTranslations('absences'), listNearestSlots(question)])
  return (
    <Choice title={t('choices.move')}>
      <p className="text-muted">
        {slots.length > 0 ? t('link.moveText', { teacher: question.teacher }) : t('link.noSlot')}
      </p>
      {slots.map(({ startsAt }) => (
        <Answer
          key={startsAt.toISOString()}
          slug={slug}
          token={token}
          choice="move"
          startsAt={startsAt.toISOString()}
          label={t('link.moveButton', { when: formatInstant(startsAt, question.zone) })}
        />
      ))}
      <a className="block-link" href={`/${slug}/mon-compte/suivi/deplacer/${question.bookingId}`}>
        {t('link.grid')}
      </a>
    </Choice>
  )
}

function Choice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card as="section" className="grid gap-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </Card>
  )
}

type AnswerProps = { slug: string; token: string; choice: AbsenceChoice; startsAt?: string; label: string }

function Answer({ slug, token, choice, startsAt, label }: AnswerProps) {
  return (
    <ActionForm action={answerAbsenceAction} className="!gap-2">
      <HiddenFields structure={slug} token={token} choice={choice} startsAt={startsAt ?? ''} />
      <div>
        <SubmitButton look="quiet">{label}</SubmitButton>
      </div>
    </ActionForm>
  )
}
