import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { createCourseAction } from '@/lib/courses/actions'
import { fingerprintOf } from '@/lib/courses/rules'
import type { PlannedDate } from '@/lib/courses/types'
import { DateList } from '../date-list'

type Props = {
  slug: string
  zone: string
  typed: Record<string, string | string[] | undefined>
  dates: PlannedDate[]
  /** The plan isn't the one that was looked at before. */
  isChanged: boolean
}

/** Every date with its state, and the button that writes exactly those ([1.H1]). */
export function CoursePreview({ slug, zone, typed, dates, isChanged }: Props) {
  const t = useTranslations('courses.create')
  const count = dates.filter(({ state }) => state === 'kept').length
  return (
    <section aria-labelledby="apercu" className="grid gap-4">
      <h2 id="apercu">{t('previewTitle', { count })}</h2>
      {isChanged ? (
        <Notice kind="warning" role="status">
          {t('changed')}
        </Notice>
      ) : null}
      <DateList dates={dates} zone={zone} />
      {count === 0 ? (
        <Notice kind="warning">{t('nothing')}</Notice>
      ) : (
        <ActionForm action={createCourseAction}>
          <HiddenFields structure={slug} vu={fingerprintOf(dates)} />
          <TypedFields typed={typed} />
          <SubmitButton className="justify-self-start">{t('create', { count })}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}

/** The description as it was typed, once more. */
function TypedFields({ typed }: Pick<Props, 'typed'>) {
  return Object.entries(typed)
    .filter(([name]) => name !== 'change')
    .flatMap(([name, values]) =>
      [values].flat().map((value) => <input key={`${name}:${value}`} type="hidden" name={name} value={value ?? ''} />),
    )
}
