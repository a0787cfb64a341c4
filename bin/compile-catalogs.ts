import { compileCatalogs } from '../lib/catalog/compile-catalogs.ts';

compileCatalogs();
