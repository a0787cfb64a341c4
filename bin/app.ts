import { assayApp } from '../lib/assay-app.ts';

assayApp().app.synth();
