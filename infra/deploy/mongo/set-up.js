// Makes the replica set and one user for each service, who may use that service's database and no other. Runs at every start
// and leaves alone what is there.
const admin = connect(`mongodb://root:${process.env.MONGO_ROOT_PASSWORD}@mongo:27017/admin?directConnection=true`);

try {
  admin.adminCommand({ replSetGetStatus: 1 });
} catch (unset) {
  admin.adminCommand({ replSetInitiate: { _id: 'afterbell', members: [{ _id: 0, host: 'mongo:27017' }] } });
}
for (let waited = 0; !admin.hello().isWritablePrimary; waited++) {
  if (waited > 120) {
    throw new Error('The replica set has no primary after a minute');
  }
  sleep(500);
}

for (const service of ['enrollment', 'staffing', 'attendance', 'funding']) {
  const database = admin.getSiblingDB(service);
  const password = process.env[`MONGO_${service.toUpperCase()}_PASSWORD`];
  if (database.getUser(service)) {
    database.changeUserPassword(service, password);
  } else {
    database.createUser({ user: service, pwd: password, roles: [{ role: 'readWrite', db: service }] });
  }
}
print('The replica set and its users are there.');
