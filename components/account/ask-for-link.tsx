import { useTranslations } from 'next-intl'
import { ActionForm, type ActionFormProps } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { HiddenFields } from './hidden-fields'

type Props = { slug: string; action: ActionFormProps['action']; submit: string }

/** An address, and a mail leaves if it is somebody's. */
export function AskForLink({ slug, action, submit }: Props) {
  const t = useTranslations('accounts')
  return (
    <ActionForm
      action={action}
      whenDone={
        <p>
          <LinkButton look="quiet" href={`/${slug}/connexion`}>
            {t('reset.back')}
          </LinkButton>
        </p>
      }
    >
      <HiddenFields structure={slug} />
      <TextInput
        name="identifier"
        label={t('labels.email')}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="email"
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SubmitButton>{submit}</SubmitButton>
        <a href={`/${slug}/connexion`} className="inline-flex min-h-11 items-center">
          {t('reset.back')}
        </a>
      </div>
    </ActionForm>
  )
}
