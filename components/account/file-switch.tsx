import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeFileAction } from '@/lib/client-files/actions'
import type { OwnFile } from '@/lib/client-files/queries/find-member-context'
import { ofName } from '@/lib/core/elision'
import { HiddenFields } from './hidden-fields'

type Props = { slug: string; files: readonly OwnFile[]; currentId: string }

/** 'Changer de dossier': whose file is open, and the others of the same login ([2.A5]); nothing for whoever has one. */
export function FileSwitch({ slug, files, currentId }: Props) {
  const t = useTranslations('people.files')
  const current = files.find(({ id }) => id === currentId)
  if (files.length < 2 || !current) return null
  const nameOf = ({ firstName, lastName }: OwnFile) => `${firstName} ${lastName}`
  return (
    <section
      aria-label={t('change')}
      className="no-print page flex flex-wrap items-center gap-x-4 gap-y-1 pt-3 text-sm"
    >
      <p className="inline-flex items-center gap-2">
        <Icon name="user" />
        <span>
          {t('current')} <strong>{nameOf(current)}</strong>
        </span>
      </p>
      {files
        .filter(({ id }) => id !== currentId)
        .map((file) => (
          <ActionForm key={file.id} action={changeFileAction}>
            <HiddenFields structure={slug} dossier={file.id} />
            <SubmitButton look="plain">{t('changeTo', { ofName: ofName(nameOf(file)) })}</SubmitButton>
          </ActionForm>
        ))}
    </section>
  )
}
