import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-body'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PlaceTerms } from '@/lib/school/types'
import { Group } from '../group'

type Props = {
  slug: string
  terms: PlaceTerms | null
  action: FormAction
  submit: string
  shown?: Record<string, string>
}

/** Where lessons are given, and how to find the door ([2.F3]). */
export function PlaceForm({ slug, terms, action, submit, shown }: Props) {
  const t = useTranslations('school.places')
  return (
    <ActionForm action={action}>
      <HiddenFields structure={slug} {...shown} />
      <Group title={t('form')} isWide>
        <TextInput name="name" label={t('name')} required maxLength={80} defaultValue={terms?.name} />
        <TextInput
          name="address"
          label={t('address')}
          help={t('addressHelp')}
          required
          maxLength={200}
          autoComplete="off"
          defaultValue={terms?.address}
        />
        <Textarea
          name="directions"
          label={t('directions')}
          help={t('directionsHelp')}
          maxLength={600}
          rows={3}
          defaultValue={terms?.directions}
        />
      </Group>
      <SubmitButton className="justify-self-start">{submit}</SubmitButton>
    </ActionForm>
  )
}
