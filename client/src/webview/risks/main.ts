/** Entry of the risk page. */
import '../shared/theme.css';
import './risks.css';
import './report/in-report.css';
import type { ToRisks } from '../../../../server/src/protocol/panel.ts';
import { connect } from '../shared/host.ts';
import { riskPage } from './page.ts';
import { showInReport } from './report/risk-report.ts';

if (!showInReport(riskPage)) {
  const root = document.getElementById('root');
  if (root) riskPage(root, connect<ToRisks>());
}
