import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choices'
import type { FormAction } from '@/components/ui/form-body'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import type { TeacherTerms } from '@/lib/school/types'
import { Group } from '../group'

type Props = {
  slug: string
  terms: TeacherTerms | null
  action: FormAction
  submit: string
  /** Hidden fields: whom, as they were shown. */
  shown?: Record<string, string>
}

/** What the public reads of a teacher, then what the school and its pupils need ([2.F3]). */
export function TeacherForm({ slug, terms, action, submit, shown }: Props) {
  const t = useTranslations('school.teachers')
  return (
    <ActionForm action={action}>
      <HiddenFields structure={slug} {...shown} />
      <Group title={t('public')} isWide>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            name="firstName"
            label={t('firstName')}
            required
            maxLength={80}
            autoComplete="off"
            defaultValue={terms?.firstName}
          />
          <TextInput
            name="lastName"
            label={t('lastName')}
            required
            maxLength={80}
            autoComplete="off"
            defaultValue={terms?.lastName}
          />
        </div>
        <TextInput
          name="discipline"
          label={t('disciplineLabel')}
          help={t('disciplineHelp')}
          required
          maxLength={80}
          defaultValue={terms?.discipline}
        />
        <Textarea
          name="biography"
          label={t('biography')}
          help={t('biographyHelp')}
          maxLength={1200}
          defaultValue={terms?.biography}
        />
      </Group>
      <ReachFields terms={terms} />
      <SubmitButton className="justify-self-start">{submit}</SubmitButton>
    </ActionForm>
  )
}

function ReachFields({ terms }: { terms: TeacherTerms | null }) {
  const t = useTranslations('school.teachers')
  return (
    <Group title={t('office')} isWide>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          help={t('emailHelp')}
          required
          maxLength={254}
          autoComplete="off"
          defaultValue={terms?.email}
        />
        <TextInput
          name="phone"
          type="tel"
          label={t('phone')}
          help={t('phoneHelp')}
          required
          maxLength={30}
          autoComplete="off"
          defaultValue={terms?.phone}
        />
      </div>
      <Checkbox
        name="asksToAgreeFirst"
        label={t('asksToAgreeFirst')}
        help={t('asksToAgreeFirstHelp')}
        defaultChecked={terms?.asksToAgreeFirst ?? true}
      />
    </Group>
  )
}
