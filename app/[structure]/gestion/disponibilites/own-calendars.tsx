import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card, Tag, type TagKind } from '@/components/ui/card'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { addCalendarAction, readCalendarAction, removeCalendarAction } from '@/lib/calendars/actions'
import { listCalendarsOf } from '@/lib/calendars/queries/list-calendars'
import type { CalendarStatus, OwnCalendar } from '@/lib/calendars/types'
import { ofName } from '@/lib/core/elision'
import { formatInstant } from '@/lib/core/formatting'
import type { HoursOf } from './hours-of'

const looks: Record<CalendarStatus, TagKind> = { pending: 'neutral', ok: 'positive', failing: 'danger' }

/** The calendars that a teacher keeps elsewhere: what is in them blocks their slots here ([1.F7]). */
export async function OwnCalendars({ of, isOwn }: { of: HoursOf; isOwn: boolean }) {
  const { slug, teacher } = of
  const [t, calendars] = await Promise.all([getTranslations('calendars.own'), listCalendarsOf(teacher.id)])
  return (
    <Card
      as="section"
      id="agenda-personnel"
      aria-labelledby="agenda-personnel-titre"
      className="grid scroll-mt-6 gap-5"
    >
      <div>
        <h2 id="agenda-personnel-titre">{isOwn ? t('title') : t('titleOf', { ofTeacher: ofName(teacher.name) })}</h2>
        <p className="mt-2 max-w-[44rem] text-muted">{t('lead')}</p>
      </div>
      {calendars.length === 0 ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {calendars.map((calendar) => (
            <CalendarRow key={calendar.id} of={of} calendar={calendar} />
          ))}
        </ul>
      )}
      <ActionForm action={addCalendarAction} className="flex flex-wrap items-end gap-3">
        <HiddenFields structure={slug} teacher={teacher.id} />
        <TextInput
          name="address"
          label={t('address')}
          help={t('addressHelp')}
          inputMode="url"
          autoComplete="off"
          required
          maxLength={2000}
          className="min-w-0 flex-1 basis-72"
        />
        <SubmitButton icon="plus" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </Card>
  )
}

async function CalendarRow({ of, calendar }: { of: HoursOf; calendar: OwnCalendar }) {
  const t = await getTranslations('calendars.own')
  const { id, shownAs, status, problem, fetchedAt, busyCount } = calendar
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <Tag kind={looks[status]}>{t(`states.${status}`)}</Tag>
          <span className="min-w-0 font-semibold break-all">{shownAs}</span>
        </p>
        {problem ? <p>{t(`problems.${problem}`)}</p> : null}
        <p className="text-sm text-muted">
          {fetchedAt ? t('lastRead', { when: formatInstant(fetchedAt, of.presence.zone) }) : null}{' '}
          {status === 'ok' || busyCount > 0 ? t('busy', { count: busyCount }) : null}{' '}
          {status === 'failing' && busyCount > 0 ? t('kept') : null}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ActionForm action={readCalendarAction}>
          <HiddenFields structure={of.slug} teacher={of.teacher.id} calendar={id} />
          <SubmitButton look="quiet" pendingLabel={t('reading')} aria-label={t('againWhat', { what: shownAs })}>
            {t('again')}
          </SubmitButton>
        </ActionForm>
        <ActionForm action={removeCalendarAction}>
          <HiddenFields structure={of.slug} teacher={of.teacher.id} calendar={id} />
          <SubmitButton look="danger" pendingLabel={t('pending')} aria-label={t('removeWhat', { what: shownAs })}>
            {t('remove')}
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  )
}
