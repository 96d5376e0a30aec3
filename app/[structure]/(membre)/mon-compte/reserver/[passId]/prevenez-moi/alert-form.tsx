import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { weekPath } from '@/components/bookings/paths'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { DateInput, Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import type { TeacherOfPass } from '@/lib/agenda/queries/list-teachers'
import { formatNumericDay, formatTime } from '@/lib/core/formatting'
import type { Day, WallTime } from '@/lib/core/time'
import { askAlertAction } from '@/lib/waiting-lists/actions'

type Props = {
  slug: string
  passId: string
  teachers: readonly TeacherOfPass[]
  /** Chosen at first; null: any. */
  teacherId: string | null
  from: Day
  until: Day
  /** Chosen at first; anything that isn't an hour of the list is none. */
  hours: { from: WallTime; until: WallTime }
}

/** Hours that a lesson may begin or end at, as the grid's rows. */
const wallTimes = Array.from({ length: 31 }, (_, rank) => {
  const minutes = 7 * 60 + rank * 30
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 === 0 ? '00' : '30'}`
})

export async function AlertForm({ slug, passId, teachers, teacherId, from, until, hours }: Props) {
  const t = await getTranslations('waitingLists.alert')
  const times = wallTimes.map((time) => ({ value: time, label: formatTime(time) }))
  const who = teachers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ActionForm action={askAlertAction} className="grid gap-5">
      <HiddenFields structure={slug} passId={passId} />
      {teachers.length === 1 ? (
        <HiddenFields structure={slug} teacher={teachers[0]!.id} />
      ) : (
        <Select
          name="teacher"
          label={t('teacher')}
          options={who}
          placeholder={t('anyTeacher')}
          defaultValue={teacherId ?? ''}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <DateInput name="fromOn" label={t('from')} required defaultValue={formatNumericDay(from)} />
        <DateInput name="untilOn" label={t('until')} required defaultValue={formatNumericDay(until)} />
        <Select
          name="earliestAt"
          label={t('earliest')}
          options={times}
          placeholder={t('anyHour')}
          defaultValue={hours.from}
        />
        <Select
          name="latestAt"
          label={t('latest')}
          options={times}
          placeholder={t('anyHour')}
          defaultValue={hours.until}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton size="large" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
        <LinkButton
          look="quiet"
          size="large"
          href={weekPath(slug, passId, teacherId ?? teachers[0]!.id, { semaine: from })}
        >
          {t('back')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}
