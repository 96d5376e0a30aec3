import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StagePicture } from './picture'

/** A page that doesn't exist: the curtain is down, with a way out. */
export function NotFoundScene({ children }: { children: ReactNode }) {
  const t = useTranslations('site.notFound')
  return (
    <main
      id="contenu"
      data-theme="dark"
      data-structure=""
      className="relative isolate grid min-h-dvh content-center overflow-hidden bg-stage text-stage-ink"
    >
      <StagePicture
        structure="atelier"
        picture="curtain"
        alt=""
        sizes="100vw"
        className="absolute inset-0 -z-10 h-full w-full object-cover object-[66%_50%] max-sm:opacity-50"
      />
      <div className="page">
        <div className="grid max-w-[30rem] gap-4">
          <p className="display text-6xl text-accent">404</p>
          <h1>{t('title')}</h1>
          <p className="text-lg">{t('text')}</p>
          <div className="flex flex-wrap gap-3 pt-2">{children}</div>
        </div>
      </div>
    </main>
  )
}
