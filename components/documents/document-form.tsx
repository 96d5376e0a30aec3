import { useTranslations } from 'next-intl'
import { FileInput } from '@/components/ui/file-input'
import { Select, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { UploadForm } from '@/components/ui/upload-form'
import { uploadLimits } from '@/lib/documents/types'

type Props = {
  to: string
  /** What a form sent without a script was refused for. */
  error?: string
  /** The one request that it is sent for, or those that it may be chosen to belong to ([2.A10]). */
  requests?: string | readonly { id: string; learner: string }[]
}

/** A document to send, by a member or by the office, for the file or for a request of it ([2.A10]). */
export function DocumentForm({ to, error, requests = [] }: Props) {
  const t = useTranslations('people.documents')
  const general = useTranslations('gate.refusals')
  const key = `refusals.${error}` as never
  const isOwn = error !== undefined && /^[a-z_]{1,40}$/.test(error) && t.has(key)
  return (
    <>
      {error ? (
        <Notice kind="danger" role="alert" className="mb-5">
          {isOwn ? t(key, { max: 60 } as never) : general('invalid')}
        </Notice>
      ) : null}
      <UploadForm to={to}>
        <FileInput
          name="file"
          label={t('file')}
          help={`${t('fileHelp')} ${t('privacy')}`}
          accept="application/pdf,image/jpeg,image/png,image/heic,image/heif,.heic"
          maxBytes={uploadLimits.bytes}
          tooBig={t('refusals.file_too_heavy')}
          required
        />
        <RequestChoice requests={requests} />
        <TextInput name="title" label={t('name')} help={t('nameHelp')} maxLength={100} autoComplete="off" />
        <div>
          <SubmitButton look="quiet">{t('send')}</SubmitButton>
        </div>
      </UploadForm>
    </>
  )
}

function RequestChoice({ requests }: { requests: NonNullable<Props['requests']> }) {
  const t = useTranslations('people.documents')
  if (typeof requests === 'string') return <input type="hidden" name="demande" value={requests} />
  if (requests.length === 0) return null
  return (
    <Select
      name="demande"
      label={t('about')}
      options={[
        { value: '', label: t('aboutFile') },
        ...requests.map(({ id, learner }) => ({ value: id, label: t('aboutRate', { learner }) })),
      ]}
    />
  )
}
