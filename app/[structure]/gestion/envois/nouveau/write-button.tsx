import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { startLetterAction } from '@/lib/drafts/actions'
import { Panel } from '../../panel'

type Props = { slug: string; file: { number: number; firstName: string; lastName: string } }

/** To one client, by the number of their file. */
export function WriteButton({ slug, file }: Props) {
  const t = useTranslations('drafts.start')
  return (
    <Panel id="a-qui" title={t('toOne', { name: `${file.firstName} ${file.lastName}` })}>
      <p className="text-muted">{t('toOneText')}</p>
      <ActionForm action={startLetterAction}>
        <HiddenFields structure={slug} dossier={String(file.number)} />
        <div>
          <SubmitButton icon="mail">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
