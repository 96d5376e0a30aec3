import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type AskedLesson, findQuestionByLink } from '@/lib/absences/queries/find-question'
import { stateOf } from '@/lib/absences/rules'
import { ofName } from '@/lib/core/elision'
import { formatInstant } from '@/lib/core/formatting'
import { getContext } from '@/lib/gate/actor'
import { Choices } from './choices'

type Props = { params: Promise<{ structure: string; jeton: string }> }

export async function generateMetadata(): Promise<Metadata> {
  // The address acts for its holder: it goes to no other site.
  return { title: (await getTranslations('absences.link'))('title'), referrer: 'same-origin' }
}

/** The link of a mail ([1.H6]): what the pupil may choose, each by one button. Opening it changes nothing ([6.R13]). */
export default async function AbsenceAnswerPage({ params }: Props) {
  const { structure: slug, jeton } = await params
  const { structure } = await getContext(slug)
  const [question, t] = await Promise.all([findQuestionByLink(structure.id, jeton), getTranslations('absences.link')])
  const follow = <LinkButton href={`/${slug}/mon-compte/suivi`}>{t('follow')}</LinkButton>
  if (!question) {
    return (
      <FormPage title={t('title')}>
        <Notice kind="warning" title={t('unknown')} action={follow}>
          {t('unknownText')}
        </Notice>
      </FormPage>
    )
  }
  const { teacher, learner, payer, reason } = question
  const isOpen = stateOf(question) === 'asked' && question.startsAt > question.now
  return (
    <FormPage
      title={t('title')}
      lead={isOpen ? t(learner === payer ? 'lead' : 'leadFor', { teacher, ofLearner: ofName(learner) }) : undefined}
      aside={isOpen ? <p className="text-muted">{t('silence')}</p> : follow}
    >
      <div className="grid gap-5">
        <p className="display text-xl first-letter:uppercase">{formatInstant(question.startsAt, question.zone)}</p>
        <p className="text-muted">{[question.lesson, question.room].join(' · ')}</p>
        {reason ? <p>{t('reason', { reason })}</p> : null}
        {isOpen ? <Choices slug={slug} token={jeton} question={question} /> : <Settled question={question} />}
      </div>
    </FormPage>
  )
}

/** Nothing is left to choose: what became of the lesson. */
async function Settled({ question }: { question: AskedLesson }) {
  const t = await getTranslations('absences')
  const { choice, teacher, nowTeacher, nowAt, zone, isCancelled } = question
  const state = stateOf(question)
  if (state === 'asked') return <Notice title={t('link.over')}>{t('link.overText')}</Notice>
  if (state === 'kept') {
    return (
      <Notice kind="positive" title={t('link.kept')}>
        {t('link.keptText', { teacher })}
      </Notice>
    )
  }
  const became = choice ?? (isCancelled ? 'cancelled' : 'move')
  return (
    <Notice kind="positive" title={t(state === 'chosen' ? 'link.chosen' : 'link.settled')}>
      {t(`outcomes.${became}`, { teacher: nowTeacher, when: formatInstant(nowAt, zone) })}
    </Notice>
  )
}
