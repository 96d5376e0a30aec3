import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { DocumentLink } from '@/lib/documents/types'

/** Papers, each as a download; `folder` is where this reader's downloads are ([1.E2]). */
export function PaperLinks({ papers, folder }: { papers: readonly DocumentLink[]; folder: string }) {
  const t = useTranslations('papers.list')
  if (papers.length === 0) return null
  return (
    <ul aria-label={t('title')} className="flex flex-wrap gap-x-6">
      {papers.map(({ documentId, fileName }) => (
        <li key={documentId}>
          <a href={`${folder}/${documentId}`} download={fileName} className="inline-flex min-h-11 items-center gap-2">
            <Icon name="download" />
            {fileName.replace(/\.pdf$/, '')}
          </a>
        </li>
      ))}
    </ul>
  )
}
