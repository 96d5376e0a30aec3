import { getTranslations } from 'next-intl/server'
import { Tag, type TagKind } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { AskedLesson } from '@/lib/absences/queries/find-question'
import type { AbsenceRow } from '@/lib/absences/queries/list-absences'
import { isToTelephone, stateOf } from '@/lib/absences/rules'
import type { QuestionState } from '@/lib/absences/types'
import { formatInstant } from '@/lib/core/formatting'
import { formatPhone } from '@/lib/site/rules'
import { Panel } from '../../panel'
import { AnswerFor } from './answer-for'

type Props = { slug: string; absence: AbsenceRow; questions: AskedLesson[] }

/** Each pupil with what they chose; first those to telephone: their lesson comes within a day, and they said nothing ([1.H12]). */
export async function Questions({ slug, absence, questions }: Props) {
  const t = await getTranslations('absences.page')
  const calls = questions.filter((question) => isToTelephone(question, question.now))
  const others = questions.filter((question) => !calls.includes(question))
  const answered = questions.filter((question) => stateOf(question) !== 'asked').length
  return (
    <>
      {calls.length > 0 ? (
        <Panel id="appeler" title={t('calls')}>
          <p className="text-muted">{t('callsText')}</p>
          <Pupils slug={slug} questions={calls} />
        </Panel>
      ) : null}
      <Panel
        id="eleves"
        title={t('questions')}
        actions={
          questions.length > 0 ? (
            <Tag kind="info">{t('questionsCount', { answered, count: questions.length })}</Tag>
          ) : undefined
        }
      >
        {absence.asked === 0 ? <p className="text-muted">{t('none')}</p> : null}
        <Pupils slug={slug} questions={others} />
      </Panel>
    </>
  )
}

function Pupils({ slug, questions }: Omit<Props, 'absence'>) {
  if (questions.length === 0) return null
  return (
    <ul className="divide-y divide-line">
      {questions.map((question) => (
        <Pupil key={question.answerId} slug={slug} question={question} />
      ))}
    </ul>
  )
}

const kinds: Record<QuestionState, TagKind> = { asked: 'warning', chosen: 'positive', settled: 'info', kept: 'neutral' }

async function Pupil({ slug, question }: { slug: string; question: AskedLesson }) {
  const t = await getTranslations('absences')
  const { learner, payer, phone, lesson, startsAt, zone, now } = question
  const state = stateOf(question)
  const isOpen = state === 'asked' && startsAt.getTime() > now.getTime()
  return (
    <li className="grid gap-2 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="mr-auto">
          <span className="font-semibold">{learner}</span>
          {payer === learner ? '' : ` (${payer})`}
        </p>
        <Tag kind={kinds[state]}>{t(`states.${state}`)}</Tag>
        {phone ? (
          <a
            href={`tel:${phone}`}
            aria-label={t('page.call', { name: payer, phone: formatPhone(phone) })}
            className="inline-flex min-h-11 items-center gap-1.5"
          >
            <Icon name="phone" />
            {formatPhone(phone)}
          </a>
        ) : null}
      </div>
      <p className="text-muted">{[formatInstant(startsAt, zone), lesson, question.room].join(' · ')}</p>
      <Outcome question={question} />
      {isOpen ? <AnswerFor slug={slug} question={question} /> : null}
    </li>
  )
}

/** What the lesson has become, and who said so. */
async function Outcome({ question }: { question: AskedLesson }) {
  const t = await getTranslations('absences')
  const { choice, answeredBy, nowAt, nowTeacher, zone, isCancelled, isUnchanged } = question
  if (!choice && isUnchanged) return null
  const values = { teacher: nowTeacher, when: formatInstant(nowAt, zone) }
  const became = choice ?? (isCancelled ? 'cancelled' : 'move')
  const said = answeredBy ? ` (${t(`by.${answeredBy}`)})` : ''
  return (
    <p>
      {t(`outcomes.${became}`, values)}
      {said}
    </p>
  )
}
