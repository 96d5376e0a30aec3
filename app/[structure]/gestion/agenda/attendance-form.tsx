import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Attendance } from '@/lib/bookings/types'
import { ofName } from '@/lib/core/elision'
import { formatTime } from '@/lib/core/formatting'
import { wallTimeOf } from '@/lib/core/time'
import { markAttendanceAction } from '@/lib/teaching/actions'
import type { Attendee } from '@/lib/teaching/types'
import type { AgendaOf } from './agenda-of'

/** The most frequent first. */
const marks: readonly Attendance[] = ['present', 'absent', 'excused', 'teacher_absent']

/** Whether somebody came, by one tap, taken back by another; a plain form, which a phone out of reach sends again ([1.H7]). */
export function AttendanceForm({ of, person }: { of: AgendaOf; person: Attendee }) {
  const t = useTranslations('teaching.attendance')
  const { name, attendance, bookingId } = person
  return (
    <ActionForm action={markAttendanceAction} className="no-print !gap-2">
      <HiddenFields structure={of.slug} bookingId={bookingId!} />
      <fieldset className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <legend className="sr-only">{t('label', { ofName: ofName(name) })}</legend>
        {marks.map((mark) => (
          <SubmitButton
            key={mark}
            name="attendance"
            value={mark}
            look={attendance === mark ? 'primary' : 'quiet'}
            icon={attendance === mark ? 'check' : undefined}
            aria-pressed={attendance === mark}
            className="!px-3"
          >
            {t(`marks.${mark}`)}
          </SubmitButton>
        ))}
      </fieldset>
      {attendance ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <Noted of={of} person={person} />
          <SubmitButton
            name="attendance"
            value=""
            look="plain"
            aria-label={t('undoOf', { ofName: ofName(name) })}
            className="!px-2"
          >
            {t('undo')}
          </SubmitButton>
        </div>
      ) : null}
    </ActionForm>
  )
}

function Noted({ of, person: { attendance, notedAt, notedBy } }: { of: AgendaOf; person: Attendee }) {
  const t = useTranslations('teaching.attendance')
  const time = notedAt && formatTime(wallTimeOf(new Date(notedAt), of.structure.timeZone))
  const said = time ? t(notedBy?.trim() ? 'noted' : 'notedAt', { time, name: notedBy ?? '' }) : ''
  return (
    <p role="status" className="text-sm text-muted">
      {[t(`full.${attendance!}`), said].filter(Boolean).join(' ')}
    </p>
  )
}
