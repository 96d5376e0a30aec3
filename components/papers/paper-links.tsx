import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { OrderPaper } from '@/lib/papers/queries/list-papers'

/** The papers of an order, each as a download; `folder` is where this reader's downloads are ([1.E2]). */
export function PaperLinks({ papers, folder }: { papers: readonly OrderPaper[]; folder: string }) {
  const t = useTranslations('papers.list')
  if (papers.length === 0) return null
  return (
    <section aria-label={t('title')} className="no-print">
      <ul className="flex flex-wrap gap-x-6">
        {papers.map(({ documentId, fileName }) => (
          <li key={documentId}>
            <a
              href={`${folder}/${documentId}`}
              download={fileName}
              className="inline-flex min-h-11 items-center gap-2 text-accent underline underline-offset-4"
            >
              <Icon name="download" />
              {fileName.replace(/\.pdf$/, '')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
