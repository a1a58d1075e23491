/** Entry of the timeline page. */
import '../shared/theme.css';
import './timeline.css';
import './report/report.css';
import type { ToTimeline } from '../../../../server/src/protocol/panel.ts';
import { connect } from '../shared/host.ts';
import { timelinePage } from './page.ts';
import { reportHost } from './report/report-host.ts';

const root = document.getElementById('root');
if (root) timelinePage(root, reportHost() ?? connect<ToTimeline>());
