import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Supplier } from '../domain/supplier.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { onDay } from '../web/when.ts';
import { WideTable } from '../web/wide-table.tsx';
import { mayRegister } from './may-register.ts';

/** All suppliers by name, one page of the index at a time. */
export function suppliersPage(staff: StaffSession, shown: { suppliers: Supplier[]; next?: string; first: boolean }) {
  return page(
    <Page title="Suppliers" staff={staff} here="/console/suppliers" wide>
      <h1>Suppliers</h1>
      {mayRegister(staff) && (
        <p class="actions">
          <a class="button" href="/console/suppliers/new">
            Register a supplier
          </a>
        </p>
      )}
      {shown.suppliers.length === 0 ? (
        <p>{shown.first ? 'No supplier is registered yet.' : 'There are no more suppliers.'}</p>
      ) : (
        <WideTable label="List of suppliers">
          <table>
            <caption class="visually-hidden">Suppliers by name</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Contact</th>
                <th scope="col">Country</th>
                <th scope="col">Registered</th>
              </tr>
            </thead>
            <tbody>
              {shown.suppliers.map((supplier) => (
                <tr>
                  <th scope="row">
                    <a href={`/console/suppliers/${supplier.id}`}>{supplier.name}</a>
                  </th>
                  <td>{supplier.contact.name}</td>
                  <td>{supplier.country ?? '–'}</td>
                  <td>{onDay(supplier.createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <nav aria-label="Pages of the list" class="actions">
        {!shown.first && <a href="/console/suppliers">Back to the first page</a>}
        {shown.next && <a href={`/console/suppliers?next=${encodeURIComponent(shown.next)}`}>Next page</a>}
      </nav>
    </Page>,
  );
}
