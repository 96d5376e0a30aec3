import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FileInput } from '@/components/ui/file-input'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { List } from '@/components/ui/table'
import { UploadForm } from '@/components/ui/upload-form'
import { formatBytes } from '@/lib/core/formatting'
import { uploadLimits } from '@/lib/documents/types'
import { type DraftFile, mostFiles } from '@/lib/drafts/types'
import { Panel } from '../../panel'

type Props = { path: string; formId: string; files: DraftFile[]; error?: string }

/** The files that a message leads to, each by a link that nobody guesses ([2.C5]). */
export function FilesPanel({ path, formId, files, error }: Props) {
  const t = useTranslations('drafts.files')
  const refusals = useTranslations('drafts.refusals')
  const known = error !== undefined && refusals.has(error as never)
  return (
    <Panel id="fichiers" title={t('title')}>
      <p className="text-muted">{t('lead')}</p>
      {known ? (
        <Notice kind="danger" role="alert">
          {refusals(error as never, { max: mostFiles } as never)}
        </Notice>
      ) : null}
      {files.length === 0 ? null : (
        <List label={t('title')}>
          {files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center justify-between gap-3">
              <span className="min-w-0 break-words">
                {t('one', { position: file.position, name: file.fileName, size: formatBytes(file.byteCount) })}
              </span>
              <Button
                type="submit"
                form={formId}
                name="geste"
                value={`retirer:${file.id}`}
                look="quiet"
                icon="trash"
                aria-label={t('removeLabel', { name: file.fileName })}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </List>
      )}
      {files.length < mostFiles ? (
        <UploadForm to={`${path}/fichiers`}>
          <FileInput
            name="file"
            label={t('file')}
            help={t('fileHelp')}
            accept="application/pdf,image/jpeg,image/png,image/heic,image/heif,.heic"
            maxBytes={uploadLimits.bytes}
            tooBig={refusals('file_too_heavy')}
            required
          />
          <div>
            <SubmitButton look="quiet">{t('add')}</SubmitButton>
          </div>
        </UploadForm>
      ) : null}
    </Panel>
  )
}
