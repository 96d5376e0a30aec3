import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choices'
import type { FormAction } from '@/components/ui/form-body'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import type { RoomTerms } from '@/lib/school/types'

type Props = {
  slug: string
  terms: RoomTerms | null
  action: FormAction
  submit: string
  shown: Record<string, string>
}

const textOf = (value: number | null | undefined): string | undefined => (value ? String(value) : undefined)

/** A room: how many it holds, and what whoever rents it reads ([2.F3]). */
export function RoomForm({ slug, terms, action, submit, shown }: Props) {
  const t = useTranslations('school.rooms')
  const whole = { inputMode: 'numeric', maxLength: 4 } as const
  return (
    <ActionForm action={action}>
      <HiddenFields structure={slug} {...shown} />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]">
        <TextInput name="name" label={t('name')} required maxLength={80} defaultValue={terms?.name} />
        <TextInput name="capacity" label={t('capacity')} required {...whole} defaultValue={textOf(terms?.capacity)} />
        <TextInput
          name="areaSquareMetres"
          label={t('area')}
          {...whole}
          defaultValue={textOf(terms?.areaSquareMetres)}
        />
      </div>
      <Textarea
        name="description"
        label={t('description')}
        help={t('descriptionHelp')}
        maxLength={600}
        rows={3}
        defaultValue={terms?.description}
      />
      <Checkbox
        name="isRentable"
        label={t('isRentable')}
        help={t('isRentableHelp')}
        defaultChecked={terms?.isRentable}
      />
      <SubmitButton className="justify-self-start">{submit}</SubmitButton>
    </ActionForm>
  )
}
