import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../../api/index.ts'
import { Button, ErrorState } from '../../components/index.ts'

/** Keeps a defect of one screen from taking the window with it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />
  }
}

function Broken({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  return (
    <main className="broken">
      <ErrorState error={describeError(error)} title={t('shell:broken.title')} level={1} />
      <p>{t('shell:broken.text')}</p>
      <Button variant="primary" onPress={() => window.location.reload()}>
        {t('shell:broken.reload')}
      </Button>
    </main>
  )
}
