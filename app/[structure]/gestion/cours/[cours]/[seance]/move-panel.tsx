import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { DateInput, Select, Textarea, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { formatInstant, formatNumericDay } from '@/lib/core/formatting'
import { dayOf, type Instant, wallTimeOf } from '@/lib/core/time'
import { moveSessionAction } from '@/lib/courses/actions'
import { type CourseChoices, listCourseChoices } from '@/lib/courses/queries/list-choices'
import { loadMove, type MoveFacts } from '@/lib/courses/queries/load-move'
import { checkMove } from '@/lib/courses/rules'
import { moveSearch } from '@/lib/courses/schema'
import type { DeskSession, Participant } from '@/lib/courses/types'
import { listFieldErrors } from '@/lib/gate/form'
import { Panel } from '../../../commandes/[commande]/panel'

type Wanted = { jour?: string; heure?: string; salle?: string }
type Props = {
  slug: string
  path: string
  actor: Staff
  session: DeskSession
  participants: Participant[]
  wanted: Wanted
  now: Instant
}

/** A session goes elsewhere: what changes, who is told and who would clash are shown before anything is written ([1.H1]). */
export async function MovePanel({ slug, path, actor, session, participants, wanted, now }: Props) {
  const [t, choices] = await Promise.all([getTranslations('courses.session'), listCourseChoices(actor)])
  const isAsked = wanted.jour !== undefined
  const parsed = isAsked ? moveSearch.safeParse(wanted) : null
  const move = parsed?.success && { day: parsed.data.jour, time: parsed.data.heure, roomId: parsed.data.salle }
  const facts = move ? await loadMove(session, participants, move) : null
  const errors = parsed && !parsed.success ? await listFieldErrors(parsed.error) : {}
  return (
    <Panel id="deplacer" title={t('moveTitle')}>
      <Details summary={t('moveOpen')} open={isAsked}>
        <div className="grid gap-5">
          <WhereForm path={path} session={session} choices={choices} wanted={wanted} errors={errors} />
          {facts ? <MovePreview {...{ slug, session, participants, wanted, facts, now }} /> : null}
        </div>
      </Details>
    </Panel>
  )
}

type WhereProps = {
  path: string
  session: DeskSession
  choices: CourseChoices
  wanted: Wanted
  errors: Record<string, string>
}

async function WhereForm({ path, session, choices, wanted, errors }: WhereProps) {
  const [t, create] = await Promise.all([getTranslations('courses.session'), getTranslations('courses')])
  const { startsAt, zone, roomId } = session
  const rooms = choices.rooms.map(({ id, name, location, capacity }) => ({
    value: id,
    label: create('create.roomOption', { room: name, location, capacity }),
  }))
  return (
    <form action={`${path}#deplacer`} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <DateInput
        name="jour"
        label={t('moveDay')}
        required
        autoComplete="off"
        error={errors.jour}
        defaultValue={wanted.jour ?? formatNumericDay(dayOf(startsAt, zone))}
      />
      <TextInput
        name="heure"
        type="time"
        label={t('moveTime')}
        required
        error={errors.heure}
        defaultValue={wanted.heure ?? wallTimeOf(startsAt, zone)}
      />
      <Select
        name="salle"
        label={t('moveRoom')}
        required
        options={rooms}
        error={errors.salle}
        defaultValue={wanted.salle ?? roomId}
      />
      <div>
        <Button type="submit" look="quiet">
          {t('moveSee')}
        </Button>
      </div>
    </form>
  )
}

type PreviewProps = Pick<Props, 'slug' | 'session' | 'participants' | 'wanted' | 'now'> & { facts: MoveFacts }

/** From where to where, who is told; or what is in the way, by name. */
async function MovePreview({ slug, session, participants, wanted, facts, now }: PreviewProps) {
  const [t, refusals] = await Promise.all([getTranslations('courses.session'), getTranslations('courses.refusals')])
  const verdict = checkMove({ session, ...facts }, now)
  if (facts.clashes.length > 0)
    return (
      <Notice kind="danger" title={t('clashes')}>
        <ul className="list-disc pl-5">
          {facts.clashes.map(({ who, name }) => (
            <li key={`${who}:${name}`}>{name ? t('clash', { who, name }) : t('clashAway', { who })}</li>
          ))}
        </ul>
      </Notice>
    )
  if (!verdict.ok) {
    const detail = { taken: 0, room: 0, names: '', closure: '', ...verdict.detail }
    return <Notice kind="danger">{refusals(verdict.refusal, detail as Record<string, string | number>)}</Notice>
  }
  const told = participants.filter(({ state }) => state !== 'offered').map(({ name }) => name)
  return (
    <ActionForm action={moveSessionAction}>
      <HiddenFields structure={slug} seance={session.id} jour={wanted.jour} heure={wanted.heure} salle={wanted.salle} />
      <Notice kind="warning" title={t('movePreview')}>
        <p>{t('moveFrom', { from: formatInstant(session.startsAt, session.zone) })}</p>
        <p>{t('moveTo', { to: formatInstant(facts.target.during!.startsAt, session.zone), room: facts.room })}</p>
        <p>{t('moveTold', { count: told.length, names: told.join(', ') })}</p>
      </Notice>
      <Textarea name="raison" label={t('reason')} required rows={2} maxLength={500} />
      <SubmitButton className="justify-self-start">{t('move')}</SubmitButton>
    </ActionForm>
  )
}
