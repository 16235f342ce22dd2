// Looks again every two seconds while a seat starts or stops.
setTimeout(() => window.location.reload(), 2000);
